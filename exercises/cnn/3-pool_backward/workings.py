"""How one number of the gradient comes about: what each window over the pixel hands down to it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.core.working import Working, cell, equation, number, summed


def working(arguments: Mapping[str, Any], result: str, index: tuple[int, ...] | None) -> Working:
    """Say how the cell of dA_prev at ``index`` comes about, or its shape."""
    gradients, image, kernel = arguments["dA"], arguments["A_prev"], arguments["kernel_shape"]
    stride = arguments.get("stride", (1, 1))
    if index is None:
        shape = tuple(int(extent) for extent in image.shape)
        return Working(steps=(f"{result} has the shape of A_prev: {shape}",), value=shape)
    of, row, column, channel = index
    down = [i for i in range(gradients.shape[1]) if 0 <= row - i * stride[0] < kernel[0]]
    across = [j for j in range(gradients.shape[2]) if 0 <= column - j * stride[1] < kernel[1]]
    if not (down and across):
        return Working(steps=(f"{cell(result, index)} = 0: no window covers this pixel",), value=0.0)
    one, same = range(of, of + 1), range(channel, channel + 1)
    reads = {
        "dA": (one, range(down[0], down[-1] + 1), range(across[0], across[-1] + 1), same),
        "A_prev": (
            one,
            range(down[0] * stride[0], down[-1] * stride[0] + kernel[0]),
            range(across[0] * stride[1], across[-1] * stride[1] + kernel[1]),
            same,
        ),
    }
    windows = [(i, j) for i in down for j in across]
    if arguments.get("mode", "max") == "avg":
        size = kernel[0] * kernel[1]
        shares = [float(gradients[of, i, j, channel]) for i, j in windows]
        texts = [f"{number(share)}/{size}" for share in shares]
        total = sum(shares) / size
        return Working(reads, (equation(cell(result, index), summed(texts), number(total)),), total)
    steps, values = [], []
    for i, j in windows:
        top, left = i * stride[0], j * stride[1]
        window = image[of, top : top + kernel[0], left : left + kernel[1], channel]
        mine = image[of, row, column, channel] == np.max(window)
        values.append(float(gradients[of, i, j, channel]) if mine else 0.0)
        pixels = ", ".join(number(pixel) for pixel in window.ravel())
        whose = "this pixel" if mine else "another pixel"
        steps.append(f"window [{i}, {j}]: max({pixels}) = {number(np.max(window))} is {whose}: {number(values[-1])}")
    total = sum(values)
    place = equation(cell(result, index), summed(number(value) for value in values), number(total))
    return Working(reads, (*steps, place), total)
