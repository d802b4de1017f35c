"""How one number of a gradient comes about: which gradients of dZ meet which weights or pixels."""

from collections.abc import Mapping
from typing import Any

from grader.core.said import say
from grader.core.working import Box, Term, Working, add_up, cell, equation, number, product

_LIKE = {"dA_prev": "A_prev", "dW": "W", "db": "b"}
Pair = tuple[int, int]
Groups = list[tuple[str, list[Term]]]
"""Named groups of products: one for each kernel, or one for each image."""


def working(arguments: Mapping[str, Any], result: str, index: tuple[int, ...] | None) -> Working | None:
    """Say how a gradient's cell at ``index`` comes about, or its shape; nothing where the padding is left open."""
    if index is None:
        shape = tuple(int(extent) for extent in arguments[_LIKE[result]].shape)
        step = say("{result} has the shape of {argument}: {shape}", result=result, argument=_LIKE[result], shape=shape)
        return Working(steps=(step,), value=shape)
    kernel, stride = arguments["W"].shape[:2], arguments.get("stride", (1, 1))
    zeros = (0, 0)
    if result != "db" and arguments.get("padding", "same") == "same":
        if stride != (1, 1) or kernel[0] % 2 == 0 or kernel[1] % 2 == 0:
            return None
        zeros = (kernel[0] // 2, kernel[1] // 2)
    if result == "dA_prev":
        reads, groups = _of_pixel(arguments, index, zeros, stride)
    elif result == "dW":
        reads, groups = _of_weight(arguments, index, zeros, stride)
    else:
        reads, groups = _of_bias(arguments, index)
    lines, last, total = add_up(groups)
    if not any(terms for _, terms in groups):
        lonely = say("{cell} = 0: this weight meets nothing but padding", cell=cell(result, index))
        uncovered = say("{cell} = 0: no window covers this pixel", cell=cell(result, index))
        return Working(reads, (uncovered if result == "dA_prev" else lonely,), 0.0)
    return Working(reads, (*lines, equation(cell(result, index), last, number(total))), total)


def _of_pixel(
    arguments: Mapping[str, Any], index: tuple[int, ...], zeros: Pair, stride: Pair
) -> tuple[dict[str, Box], Groups]:
    """Each window over the pixel gives its gradient times the weight that met the pixel."""
    gradients, weights = arguments["dZ"], arguments["W"]
    of, channel = index[0], index[3]
    down = _windows(index[1] + zeros[0], weights.shape[0], stride[0], gradients.shape[1])
    across = _windows(index[2] + zeros[1], weights.shape[1], stride[1], gradients.shape[2])
    kernels = range(weights.shape[3])
    windows = [((i, y), (j, x)) for i, y in down for j, x in across]
    groups = [
        (
            say("kernel {number}", number=kernel),
            [product(gradients[of, i, j, kernel], weights[y, x, channel, kernel]) for (i, y), (j, x) in windows],
        )
        for kernel in kernels
    ]
    if not windows:
        return {}, groups
    return {
        "dZ": (range(of, of + 1), _span(i for i, _ in down), _span(j for j, _ in across), kernels),
        "W": (_span(y for _, y in down), _span(x for _, x in across), range(channel, channel + 1), kernels),
    }, groups


def _of_weight(
    arguments: Mapping[str, Any], index: tuple[int, ...], zeros: Pair, stride: Pair
) -> tuple[dict[str, Box], Groups]:
    """Each window gives its gradient times the pixel that the weight met there; padding gives nothing."""
    gradients, image = arguments["dZ"], arguments["A_prev"]
    top, left, channel, kernel = index[0] - zeros[0], index[1] - zeros[1], index[2], index[3]
    rows = range(top, top + (gradients.shape[1] - 1) * stride[0] + 1, stride[0])
    columns = range(left, left + (gradients.shape[2] - 1) * stride[1] + 1, stride[1])
    met = [
        ((i, j), (y, x))
        for i, y in enumerate(rows)
        for j, x in enumerate(columns)
        if 0 <= y < image.shape[1] and 0 <= x < image.shape[2]
    ]
    groups = [
        (
            say("image {number}", number=of),
            [product(gradients[of, i, j, kernel], image[of, y, x, channel]) for (i, j), (y, x) in met],
        )
        for of in range(image.shape[0])
    ]
    return {
        "dZ": (*(range(extent) for extent in gradients.shape[:3]), range(kernel, kernel + 1)),
        "A_prev": (range(image.shape[0]), rows, columns, range(channel, channel + 1)),
    }, groups


def _of_bias(arguments: Mapping[str, Any], index: tuple[int, ...]) -> tuple[dict[str, Box], Groups]:
    """Every position of every image gives its gradient."""
    gradients, kernel = arguments["dZ"], index[3]
    reads = {"dZ": (*(range(extent) for extent in gradients.shape[:3]), range(kernel, kernel + 1))}
    return reads, [
        (say("image {number}", number=of), [product(float(gradient)) for gradient in one.ravel()])
        for of, one in enumerate(gradients[..., kernel])
    ]


def _windows(pixel: int, kernel: int, step: int, count: int) -> list[Pair]:
    """The windows along one axis that cover a pixel of the padded image, each with the place of it in the kernel."""
    return [(window, pixel - window * step) for window in range(count) if 0 <= pixel - window * step < kernel]


def _span(places: Any) -> range:
    """The range through evenly spaced places."""
    found = sorted(places)
    return range(found[0], found[-1] + 1, found[1] - found[0] if len(found) > 1 else 1)
