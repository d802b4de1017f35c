"""How one number of the output comes about: its window, and the maximum or the mean of it."""

from collections.abc import Mapping
from typing import Any

from grader.core.said import say
from grader.core.working import Working, cell, equation, number, summed


def working(arguments: Mapping[str, Any], result: str, index: tuple[int, ...] | None) -> Working:
    """Say how the output's cell at ``index`` comes about, or its shape."""
    image, kernel, stride = arguments["A_prev"], arguments["kernel_shape"], arguments.get("stride", (1, 1))
    if index is None:
        return _shape(image.shape, kernel, stride)
    of, row, column, channel = index
    top, left = row * stride[0], column * stride[1]
    rows, columns = range(top, top + kernel[0]), range(left, left + kernel[1])
    reads = {"A_prev": (range(of, of + 1), rows, columns, range(channel, channel + 1))}
    pixels = [float(image[of, y, x, channel]) for y in rows for x in columns]
    place, texts = cell(result, index), [number(pixel) for pixel in pixels]
    if arguments.get("mode", "max") == "max":
        value = max(pixels)
        return Working(reads, (equation(place, f"max({', '.join(texts)})", number(value)),), value)
    value = sum(pixels) / len(pixels)
    total = f"({summed(texts)})" if len(pixels) > 1 else texts[0]
    return Working(reads, (equation(place, f"{total} / {len(pixels)}", number(value)),), value)


def _shape(image: tuple[int, ...], kernel: tuple[int, int], stride: tuple[int, int]) -> Working:
    """How many windows fit, down and across: ⌊(n − k) / s⌋ + 1."""
    steps, sizes = [], []
    for axis, name in enumerate((say("rows"), say("columns"))):
        extent, window, step = image[1 + axis], kernel[axis], stride[axis]
        sizes.append((extent - window) // step + 1)
        fitting = f"⌊({extent} − {window}) / {step}⌋ + 1 = {sizes[-1]}"
        steps.append(say("{group}: {terms}", group=name, terms=fitting))
    shape = (image[0], *sizes, image[3])
    return Working(steps=(*steps, say("(images, rows, columns, channels) = {shape}", shape=shape)), value=shape)
