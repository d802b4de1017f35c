"""How one number of the gradient comes about: what each window over the pixel hands down to it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.core.said import say
from grader.core.working import Working, cell, equation, number, summed


def working(arguments: Mapping[str, Any], result: str, index: tuple[int, ...] | None) -> Working:
    """Say how the cell of dA_prev at ``index`` comes about, or its shape."""
    gradients, image, kernel = arguments["dA"], arguments["A_prev"], arguments["kernel_shape"]
    stride = arguments.get("stride", (1, 1))
    if index is None:
        shape = tuple(int(extent) for extent in image.shape)
        step = say("{result} has the shape of {argument}: {shape}", result=result, argument="A_prev", shape=shape)
        return Working(steps=(step,), value=shape)
    of, row, column, channel = index
    down = [i for i in range(gradients.shape[1]) if 0 <= row - i * stride[0] < kernel[0]]
    across = [j for j in range(gradients.shape[2]) if 0 <= column - j * stride[1] < kernel[1]]
    if not (down and across):
        uncovered = say("{cell} = 0: no window covers this pixel", cell=cell(result, index))
        return Working(steps=(uncovered,), value=0.0)
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
        window_max = equation(f"max({pixels})", number(np.max(window)))
        told = {"place": f"[{i}, {j}]", "maximum": window_max, "value": number(values[-1])}
        own = say("window {place}: {maximum} is this pixel: {value}", **told)
        steps.append(own if mine else say("window {place}: {maximum} is another pixel: {value}", **told))
    total = sum(values)
    place = equation(cell(result, index), summed(number(value) for value in values), number(total))
    return Working(reads, (*steps, place), total)
