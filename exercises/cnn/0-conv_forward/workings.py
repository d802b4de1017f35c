"""How one number of the output comes about: its window, the sum of products, the bias and the activation."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.core.said import numbered, say
from grader.core.working import Term, Working, add_up, cell, equation, number, product

_ACTIVATIONS: dict[str, Callable[[float], float]] = {
    "relu": lambda z: max(z, 0.0),
    "leaky_relu": lambda z: z if z > 0 else 0.1 * z,
    "tanh": lambda z: float(np.tanh(z)),
    "sigmoid": lambda z: float(1 / (1 + np.exp(-z))),
    "softplus": lambda z: float(np.logaddexp(0, z)),
    "wave": lambda z: float(np.cos(z)),
}


def working(arguments: Mapping[str, Any], result: str, index: tuple[int, ...] | None) -> Working | None:
    """Say how the output's cell at ``index`` comes about, or its shape; nothing where the padding is left open."""
    image, weights = arguments["A_prev"], arguments["W"]
    kernel, stride = weights.shape[:2], arguments.get("stride", (1, 1))
    zeros = (0, 0)
    if arguments.get("padding", "same") == "same":
        if stride != (1, 1) or kernel[0] % 2 == 0 or kernel[1] % 2 == 0:
            return None
        zeros = (kernel[0] // 2, kernel[1] // 2)
    if index is None:
        return _shape(image.shape, weights.shape, zeros, stride)
    of, row, column, channel_out = index
    top, left = row * stride[0] - zeros[0], column * stride[1] - zeros[1]
    rows, columns = range(top, top + kernel[0]), range(left, left + kernel[1])
    one_kernel = range(channel_out, channel_out + 1)
    reads = {
        "A_prev": (range(of, of + 1), rows, columns, range(image.shape[3])),
        "W": (range(kernel[0]), range(kernel[1]), range(image.shape[3]), one_kernel),
        "b": (range(1), range(1), range(1), one_kernel),
    }
    inside = [(y, x) for y in rows for x in columns if 0 <= y < image.shape[1] and 0 <= x < image.shape[2]]
    places = len(rows) * len(columns)
    padded = places - len(inside)
    outside = numbered(
        padded, "{count} of the {places} places of the window lie in the padding and count 0", places=places
    )
    steps = [outside] if padded else []
    groups = [
        (
            say("channel {number}", number=channel),
            [product(image[of, y, x, channel], weights[y - top, x - left, channel, channel_out]) for y, x in inside],
        )
        for channel in range(image.shape[3])
    ]
    bias = float(arguments["b"][0, 0, 0, channel_out])
    lines, last, total = add_up(groups, [Term(f"{{bias}} {number(bias)}", bias)])
    name = getattr(arguments["activation"], "name", "")
    if name not in _ACTIVATIONS:
        whole = say(equation(cell(result, index), last, number(total)), bias=say("bias"))
        return Working(reads, (*steps, *lines, whole), total)
    value = _ACTIVATIONS[name](total)
    activated = equation(cell(result, index), f"{name}({number(total)})", number(value))
    sums = say(equation(last, number(total)), bias=say("bias"))
    return Working(reads, (*steps, *lines, sums, activated), value)


def _shape(
    image: tuple[int, ...], weights: tuple[int, ...], zeros: tuple[int, int], stride: tuple[int, int]
) -> Working:
    """How many windows fit, down and across: ⌊(n + 2p − k) / s⌋ + 1."""
    steps, sizes = [], []
    for axis, name in enumerate((say("rows"), say("columns"))):
        extent, zero, window, step = image[1 + axis], zeros[axis], weights[axis], stride[axis]
        sizes.append((extent + 2 * zero - window) // step + 1)
        padding = f" + 2·{zero}" if zero else ""
        fitting = f"⌊({extent}{padding} − {window}) / {step}⌋ + 1 = {sizes[-1]}"
        steps.append(say("{group}: {terms}", group=name, terms=fitting))
    shape = (image[0], *sizes, weights[3])
    return Working(steps=(*steps, say("(images, rows, columns, kernels) = {shape}", shape=shape)), value=shape)
