"""Laws of the convolution, backward: what the gradients owe to one another, and to the convolution itself.

All numbers are small and whole. The convolution is linear in each of A_prev, W and b, so that a difference of two of
its values is exact, however large the step. The padding is 'valid', or 'same' at stride 1 with odd kernels, where
no text leaves anything open: there, a forward and a backward of any convention belong together.
"""

import numpy as np
from numpy.typing import NDArray

from grader.core.exercise import Call
from grader.core.truth import Truth
from grader.core.values import Fixture

Array = NDArray[np.float64]
Pair = tuple[int, int]
Arrays = tuple[Array, Array, Array, Array]


def whole(rng: np.random.Generator, *shape: int) -> Array:
    """Draw whole numbers from -4 to 4."""
    return rng.integers(-4, 5, size=shape).astype(float)


def layer(rng: np.random.Generator, images: int = 2, channels: Pair = (2, 3), stride: Pair = (1, 1)) -> Arrays:
    """Draw dZ, A_prev, W and b of a layer with 6×7 images and 2×3 kernels."""
    rows, columns = (6 - 2) // stride[0] + 1, (7 - 3) // stride[1] + 1
    c_prev, c_new = channels
    return (
        whole(rng, images, rows, columns, c_new),
        whole(rng, images, 6, 7, c_prev),
        whole(rng, 2, 3, c_prev, c_new),
        whole(rng, 1, 1, 1, c_new),
    )


def backward(dZ: Array, A_prev: Array, W: Array, b: Array, *, stride: Pair = (1, 1), padding: str = "valid") -> Call:
    """Ask for the three gradients, naming the options."""
    return Call("conv_backward", (dZ, A_prev, W, b), {"padding": padding, "stride": stride})


def forward(A_prev: Array, W: Array, b: Array, *, stride: Pair = (1, 1), padding: str = "valid") -> Call:
    """Ask the partner for the convolution itself, without an activation."""
    return Call("conv_forward", (A_prev, W, b, Fixture("identity")), {"padding": padding, "stride": stride})


def truth_image_alone(rng: np.random.Generator) -> Truth:
    """An image in a batch has the dA_prev that it has alone.

    Each image's dA_prev should come from its own dZ, whatever stands beside it in the batch, but your function gives
    another one for the last of three images than for the same image alone.

    [3 images, valid padding]
    """
    dZ, A_prev, W, b = layer(rng, images=3)
    calls = (backward(dZ[2:].copy(), A_prev[2:].copy(), W, b), backward(dZ, A_prev, W, b))
    return Truth(calls, lambda alone, batch: (alone[0], batch[0][2:]), "dA_prev[2:]")


def truth_images_twice(rng: np.random.Generator) -> Truth:
    """With every image twice, dW is twice as large.

    dW is a sum over the images, so with every image twice it should be twice what it was.

    [2 images, then the same twice]
    """
    dZ, A_prev, W, b = layer(rng)
    twice = backward(np.concatenate([dZ, dZ]), np.concatenate([A_prev, A_prev]), W, b)
    return Truth((backward(dZ, A_prev, W, b), twice), lambda once, more: (2 * once[1], more[1]), "dW")


def truth_images_twice_bias(rng: np.random.Generator) -> Truth:
    """With every image twice, db is twice as large.

    db is a sum over the images, so with every image twice it should be twice what it was.

    [2 images, then the same twice]
    """
    dZ, A_prev, W, b = layer(rng)
    twice = backward(np.concatenate([dZ, dZ]), np.concatenate([A_prev, A_prev]), W, b)
    return Truth((backward(dZ, A_prev, W, b), twice), lambda once, more: (2 * once[2], more[2]), "db")


def truth_linear_image_gradient(rng: np.random.Generator) -> Truth:
    """A gradient that comes in twice as large goes out twice as large.

    dA_prev is not linear in dZ: for dZ1 + 2·dZ2 it should be what it is for dZ1 plus twice what it is for dZ2.

    [valid padding, stride 1]
    """
    one, A_prev, W, b = layer(rng)
    other = whole(rng, *one.shape)
    calls = (backward(one, A_prev, W, b), backward(other, A_prev, W, b), backward(one + 2 * other, A_prev, W, b))
    return Truth(calls, lambda first, second, both: (first[0] + 2 * second[0], both[0]), "dA_prev")


def truth_linear_kernel_gradient(rng: np.random.Generator) -> Truth:
    """For a sum of gradients, dW is the sum of what it is for each.

    dW is not linear in dZ: for dZ1 + 2·dZ2 it should be what it is for dZ1 plus twice what it is for dZ2.

    [valid padding, stride 1]
    """
    one, A_prev, W, b = layer(rng)
    other = whole(rng, *one.shape)
    calls = (backward(one, A_prev, W, b), backward(other, A_prev, W, b), backward(one + 2 * other, A_prev, W, b))
    return Truth(calls, lambda first, second, both: (first[1] + 2 * second[1], both[1]), "dW")


def truth_bias_gradient(rng: np.random.Generator) -> Truth:
    """The gradient of the convolution by its biases is db.

    db is not the gradient of {partner}: where b grows by V, the output times dZ should grow by db times V.

    [valid padding, stride (2, 1)]
    """
    dZ, A_prev, W, b = layer(rng, stride=(2, 1))
    step = np.arange(1.0, 1 + b.size).reshape(b.shape)
    calls = (
        forward(A_prev, W, b - step, stride=(2, 1)),
        forward(A_prev, W, b + step, stride=(2, 1)),
        backward(dZ, A_prev, W, b, stride=(2, 1)),
    )
    return Truth(
        calls, lambda below, above, found: (np.vdot(above - below, dZ) / 2, np.vdot(found[2], step)), "(db * V).sum()"
    )


def truth_kernel_gradient(rng: np.random.Generator) -> Truth:
    """The gradient of the convolution by its kernels is dW.

    dW is not the gradient of {partner}: where W grows by V, the output times dZ should grow by dW times V.

    [valid padding, stride (2, 1)]
    """
    dZ, A_prev, W, b = layer(rng, stride=(2, 1))
    step = whole(rng, *W.shape)
    calls = (
        forward(A_prev, W - step, b, stride=(2, 1)),
        forward(A_prev, W + step, b, stride=(2, 1)),
        backward(dZ, A_prev, W, b, stride=(2, 1)),
    )
    return Truth(
        calls, lambda below, above, found: (np.vdot(above - below, dZ) / 2, np.vdot(found[1], step)), "(dW * V).sum()"
    )


def truth_image_gradient(rng: np.random.Generator) -> Truth:
    """The gradient of the convolution by its images is dA_prev.

    dA_prev is not the gradient of {partner}: where A_prev grows by V, the output times dZ should grow by dA_prev
    times V.

    [valid padding, stride (2, 1)]
    """
    dZ, A_prev, W, b = layer(rng, stride=(2, 1))
    step = whole(rng, *A_prev.shape)
    calls = (
        forward(A_prev - step, W, b, stride=(2, 1)),
        forward(A_prev + step, W, b, stride=(2, 1)),
        backward(dZ, A_prev, W, b, stride=(2, 1)),
    )
    return Truth(
        calls,
        lambda below, above, found: (np.vdot(above - below, dZ) / 2, np.vdot(found[0], step)),
        "(dA_prev * V).sum()",
    )


def truth_images_reordered(rng: np.random.Generator) -> Truth:
    """Images in another order give dA_prev in that order.

    With the images in another order, your dA_prev should be what it was, in that order.

    [3 images, then the same in another order]
    """
    dZ, A_prev, W, b = layer(rng, images=3)
    order = [2, 0, 1]
    calls = (backward(dZ, A_prev, W, b), backward(dZ[order], A_prev[order], W, b))
    return Truth(calls, lambda before, after: (before[0][order], after[0]), "dA_prev")


def truth_two_products(rng: np.random.Generator) -> Truth:
    """The images times their gradient are the kernels times theirs: both are the output times dZ.

    dA_prev and dW do not belong to the same convolution: (dA_prev * A_prev).sum() should be (dW * W).sum().

    [valid padding, stride (1, 2)]
    """
    dZ, A_prev, W, b = layer(rng, stride=(1, 2))
    return Truth(
        (backward(dZ, A_prev, W, b, stride=(1, 2)),),
        lambda found: (np.vdot(found[1], W), np.vdot(found[0], A_prev)),
        "(dA_prev * A_prev).sum()",
    )


def truth_same_with_narrow_kernels(rng: np.random.Generator) -> Truth:
    """A 1×1 kernel needs no padding: 'same' is 'valid'.

    With a 1×1 kernel nothing has to be padded, so dA_prev for 'same' should be what yours is for 'valid'.

    [same padding, stride 1, 1×1 kernel]
    """
    A_prev, W, dZ, b = whole(rng, 2, 4, 6, 2), whole(rng, 1, 1, 2, 2), whole(rng, 2, 4, 6, 2), whole(rng, 1, 1, 1, 2)
    calls = (backward(dZ, A_prev, W, b), backward(dZ, A_prev, W, b, padding="same"))
    return Truth(calls, lambda valid, same: (valid[0], same[0]), "dA_prev")


def truth_same_is_valid_with_a_border(rng: np.random.Generator) -> Truth:
    """'same' is 'valid' on an image with a border of zeros, whose gradient is cut off.

    With 'same', a 3×5 kernel and stride 1, dA_prev should be your own dA_prev for 'valid' on the image with 1 row of
    zeros above and below and 2 columns left and right, with that border cut off again.

    [same padding, stride 1, 3×5 kernel]
    """
    A_prev, W, dZ, b = whole(rng, 2, 4, 6, 2), whole(rng, 3, 5, 2, 2), whole(rng, 2, 4, 6, 2), whole(rng, 1, 1, 1, 2)
    bordered = np.pad(A_prev, ((0, 0), (1, 1), (2, 2), (0, 0)))
    calls = (backward(dZ, bordered, W, b), backward(dZ, A_prev, W, b, padding="same"))
    return Truth(calls, lambda valid, same: (valid[0][:, 1:-1, 2:-2], same[0]), "dA_prev")


def truth_image_gradient_same(rng: np.random.Generator) -> Truth:
    """The adjoint identity under 'same': the convolution times dZ is the image times dA_prev.

    With 'same' padding, dA_prev is not the gradient of {partner}: the output for A_prev times dZ should be dA_prev
    times A_prev.

    [same padding, stride 1, 3×5 kernel, bias 0]
    """
    A_prev, W, dZ, b = whole(rng, 2, 4, 6, 2), whole(rng, 3, 5, 2, 2), whole(rng, 2, 4, 6, 2), np.zeros((1, 1, 1, 2))
    calls = (forward(A_prev, W, b, padding="same"), backward(dZ, A_prev, W, b, padding="same"))
    return Truth(calls, lambda A, found: (np.vdot(A, dZ), np.vdot(found[0], A_prev)), "(dA_prev * A_prev).sum()")


def truth_kernel_gradient_same(rng: np.random.Generator) -> Truth:
    """The adjoint identity under 'same': the convolution times dZ is the kernels times dW.

    With 'same' padding, dW is not the gradient of {partner}: the output for W times dZ should be dW times W.

    [same padding, stride 1, 3×5 kernel, bias 0]
    """
    A_prev, W, dZ, b = whole(rng, 2, 4, 6, 2), whole(rng, 3, 5, 2, 2), whole(rng, 2, 4, 6, 2), np.zeros((1, 1, 1, 2))
    calls = (forward(A_prev, W, b, padding="same"), backward(dZ, A_prev, W, b, padding="same"))
    return Truth(calls, lambda A, found: (np.vdot(A, dZ), np.vdot(found[1], W)), "(dW * W).sum()")
