"""Laws of LeNet-5, which hold whatever its weights are: asked of the model that is made again from its description."""

import numpy as np

from grader.core.exercise import Call
from grader.core.truth import Truth

DIGITS = (28, 28, 1)
KERNELS = ((5 * 5 * 1, 6), (5 * 5 * 6, 16), (5 * 5 * 16, 120), (120, 84), (84, 10))
"""Inputs and outputs of the five layers with weights; two poolings make 5×5 maps of 28×28 images."""

TINY = 1e-30
"""Outputs that are no probabilities may be 0 or below, and have no logarithm."""


def ask(probe: str, *sent: "np.ndarray") -> Call:
    """Ask the model for 28×28 images, with the arrays that are sent."""
    return Call(
        "lenet5", (DIGITS,), prepare="input_tensor", describe="described", rebuild="rebuilt", probe=probe, kept=sent
    )


def images(rng: np.random.Generator, count: int) -> "np.ndarray":
    """Draw images of quarters from 0 to 1."""
    return (rng.integers(5, size=(count, *DIGITS)) / 4).astype(np.float32)


def one_hot(rng: np.random.Generator, count: int) -> "np.ndarray":
    """Draw labels as rows with a single 1."""
    return np.eye(10, dtype=np.float32)[rng.integers(10, size=count)]


def truth_image_alone(rng: np.random.Generator) -> Truth:
    """An image in a batch has the output that it has alone.

    Each image should have an output of its own, whatever stands beside it in the batch, but your model gives another
    one for the last of three images than for the same image alone.

    [3 images]
    """
    batch = images(rng, 3)
    calls = (ask("law_output", batch[2:].copy()), ask("law_output", batch))
    return Truth(calls, lambda alone, output: (alone, output[2:]), "output[2:]")


def truth_probabilities(rng: np.random.Generator) -> Truth:
    """The ten outputs of an image sum to 1.

    The outputs of your model are no probabilities: those of an image should sum to 1.

    [3 images]
    """
    return Truth(
        (ask("law_output", images(rng, 3)),), lambda output: (np.ones(3), output.sum(axis=1)), "output.sum(axis=1)"
    )


def truth_parameters(rng: np.random.Generator) -> Truth:
    """Each layer with weights has one for each of its inputs and outputs, and a bias for each output.

    The layers of the statement hold 25·6 + 6, 150·16 + 16, 400·120 + 120, 120·84 + 84 and 84·10 + 10 numbers, and
    your model holds another number of them in all.

    [28×28×1 images]
    """
    total = sum((inputs + 1) * outputs for inputs, outputs in KERNELS)
    return Truth((ask("law_parameters"),), lambda count: (np.array(total), count), "model.count_params()")


def truth_brightness(rng: np.random.Generator) -> Truth:
    """Without biases, an image twice as bright has probabilities whose ratios are the squares of what they were.

    ReLU and maximum double where their input doubles. So with biases of 0, as they start, an image twice as bright
    should double what goes into the softmax; in your model, something bends differently, or is added on the way.

    [3 images, then the same twice as bright]
    """
    dim = images(rng, 3)

    def ratios(output: "np.ndarray") -> "np.ndarray":
        logarithms = np.log(np.maximum(output, TINY), dtype=float)
        return np.asarray(logarithms[:, 1:] - logarithms[:, :1])

    calls = (ask("law_output", dim), ask("law_output", 2 * dim))
    return Truth(calls, lambda before, after: (2 * ratios(before), ratios(after)), "log(output[:, 1:] / output[:, :1])")


def truth_loss_of_the_right_digit(rng: np.random.Generator) -> Truth:
    """The loss is the mean of -log of the probabilities that the right digits are given.

    Your compiled loss should be the mean over the images of -log of the right digit's own output, and is not.

    [4 images]
    """
    labels = one_hot(rng, 4)

    def both(answer: "tuple[np.ndarray, np.ndarray]") -> "tuple[np.ndarray, np.ndarray]":
        output, loss = answer
        return -np.log(np.maximum((output * labels).sum(axis=1), TINY), dtype=float).mean(), loss

    return Truth((ask("law_output_and_loss", images(rng, 4), labels),), both, "loss")
