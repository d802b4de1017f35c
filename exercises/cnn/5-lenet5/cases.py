"""Cases of LeNet-5: what each layer is and computes, how it starts, how it is compiled, and the model as a whole."""

import numpy as np

from grader.core.exercise import Call

DIGITS = (28, 28, 1)


def ask(probe: str, *sent: "np.ndarray", shape: tuple[int, int, int] = DIGITS) -> Call:
    """Build the model on an input of the shape, and let the probe look at it with the arrays that are sent.

    The student's box is told the shape alone, and gives a description of the model; see ``fixtures.py``.
    """
    return Call(
        "lenet5", (shape,), prepare="input_tensor", describe="described", rebuild="rebuilt", probe=probe, kept=sent
    )


def drawn(rng: np.random.Generator, *shape: int) -> "np.ndarray":
    """Kernel-like numbers: normal, with the spread that keeps the size of what goes through."""
    return (rng.normal(size=shape) * np.sqrt(2 / np.prod(shape[:-1]))).astype(np.float32)


def biased(rng: np.random.Generator, count: int) -> "np.ndarray":
    """A bias that is not zero."""
    return rng.normal(scale=0.2, size=count).astype(np.float32)


def weights(rng: np.random.Generator, shape: tuple[int, int, int]) -> tuple["np.ndarray", ...]:
    """Kernels and biases of the five layers, in order, for images of the shape (height, width, channels)."""
    height, width, channels = shape
    flat = (height // 2 - 4) // 2 * ((width // 2 - 4) // 2) * 16
    kernels = ((5, 5, channels, 6), (5, 5, 6, 16), (flat, 120), (120, 84), (84, 10))
    return tuple(array for kernel in kernels for array in (drawn(rng, *kernel), biased(rng, kernel[-1])))


def images(rng: np.random.Generator, count: int, shape: tuple[int, ...]) -> "np.ndarray":
    """Images with numbers between 0 and 1."""
    return rng.uniform(size=(count, *shape)).astype(np.float32)


def one_hot(rng: np.random.Generator, count: int) -> "np.ndarray":
    """Labels as rows with a single 1."""
    return np.eye(10, dtype=np.float32)[rng.integers(10, size=count)]


def probabilities(rng: np.random.Generator, count: int) -> "np.ndarray":
    """Rows of ten positive numbers that sum to 1."""
    rows = np.exp(rng.normal(size=(count, 10)))
    return (rows / rows.sum(axis=1, keepdims=True)).astype(np.float32)


def case_model(rng: np.random.Generator) -> Call:
    """lenet5 returns a compiled model that takes images of 28×28×1 and gives ten numbers.

    [the model for 28×28×1 images]
    """
    return ask("whole")


def case_layers_in_order(rng: np.random.Generator) -> Call:
    """The layers stand in the order that the statement lists.

    [from the input to the output]
    """
    return ask("layers")


def case_first_convolution(rng: np.random.Generator) -> Call:
    """The first convolution: filters, kernel, padding, stride, activation.

    [first convolution]
    """
    return ask("first_convolution", images(rng, 2, (9, 8, 1)) - np.float32(0.5), drawn(rng, 5, 5, 1, 6), biased(rng, 6))


def case_poolings(rng: np.random.Generator) -> Call:
    """Both poolings take the maximum of 2×2 windows that do not overlap.

    [the two poolings]
    """
    return ask("poolings", rng.normal(size=(2, 6, 8, 3)).astype(np.float32))


def case_second_convolution(rng: np.random.Generator) -> Call:
    """The second convolution: filters, kernel, padding, stride, activation.

    [second convolution]
    """
    return ask(
        "second_convolution", images(rng, 2, (8, 9, 6)) - np.float32(0.5), drawn(rng, 5, 5, 6, 16), biased(rng, 16)
    )


def case_first_hidden_layer(rng: np.random.Generator) -> Call:
    """The first dense layer: units and activation.

    [first dense layer]
    """
    return ask("first_dense", images(rng, 3, (400,)) - np.float32(0.5), drawn(rng, 400, 120), biased(rng, 120))


def case_second_hidden_layer(rng: np.random.Generator) -> Call:
    """The second dense layer: units and activation.

    [second dense layer]
    """
    return ask("second_dense", images(rng, 3, (120,)) - np.float32(0.5), drawn(rng, 120, 84), biased(rng, 84))


def case_output_layer(rng: np.random.Generator) -> Call:
    """The last dense layer gives a probability for each of the ten digits.

    [output layer]
    """
    return ask("output_layer", images(rng, 3, (84,)), drawn(rng, 84, 10), biased(rng, 10))


def case_parameters(rng: np.random.Generator) -> Call:
    """The model has 61,706 parameters, and all of them are trained.

    [28×28×1 images]
    """
    return ask("parameters")


def case_initialisers_convolutions(rng: np.random.Generator) -> Call:
    """The kernels of both convolutions start from He's normal distribution.

    [kernels as they are drawn]
    """
    return ask("initialisers_convolutions")


def case_initialisers_dense(rng: np.random.Generator) -> Call:
    """The kernels of all three dense layers, the last included, start from He's normal distribution.

    [kernels as they are drawn]
    """
    return ask("initialisers_dense")


def case_optimiser(rng: np.random.Generator) -> Call:
    """The model is compiled with Adam and its default settings.

    [compiled optimizer]
    """
    numbers, gradient, other = (rng.normal(size=(3, 4)).astype(np.float32) for _ in range(3))
    return ask("optimiser", numbers, gradient, other)


def case_loss(rng: np.random.Generator) -> Call:
    """The model is compiled with the categorical cross-entropy.

    [compiled loss]
    """
    return ask("loss", probabilities(rng, 6), probabilities(rng, 6))


def case_metric(rng: np.random.Generator) -> Call:
    """The model is compiled with the accuracy as a metric.

    [compiled metric]
    """
    labels = one_hot(rng, 16)
    outputs = probabilities(rng, 16)
    outputs[:6] = (outputs[:6] + labels[:6]) / 2  # right, and sure of it: more than a half each
    for row, label in zip(outputs[6:11], labels[6:11].argmax(axis=1), strict=True):  # right, mostly without being sure
        best = row.argmax()
        row[[best, label]] = row[[label, best]]
    return ask("metric", labels, outputs)


def case_given_weights(rng: np.random.Generator) -> Call:
    """With given weights, the model computes what LeNet-5 computes.

    [4 images of 28×28×1, weights given]
    """
    return ask("given_weights", images(rng, 4, DIGITS), *weights(rng, DIGITS))


def case_training(rng: np.random.Generator) -> Call:
    """Two training steps from given weights lower the loss as they should.

    [8 images of 28×28×1, weights given]
    """
    return ask("training", images(rng, 8, DIGITS), one_hot(rng, 8), *weights(rng, DIGITS))


def case_other_images(rng: np.random.Generator) -> Call:
    """The model is built on X: colour images make a model for colour images.

    [3 images of 28×28×3, weights given]
    """
    shape = (28, 28, 3)
    return ask("given_weights", images(rng, 3, shape), *weights(rng, shape), shape=shape)
