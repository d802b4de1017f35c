"""LeNet-5 against truths that owe nothing to Keras' layers: hand counts, NumPy, raw gradients, Adam by its formula."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
import pytest
import tensorflow as tf

from grader import api
from grader.core.exercise import SourceText
from grader.sandbox.job import Job, setup
from grader.worker.fixtures import load

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = ROOT / "exercises/cnn/5-lenet5"
DIGITS = (28, 28, 1)
Arrays = list["np.ndarray"]


def names_of(path: Path) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": path.stem}
    exec(compile(path.read_bytes(), str(path), "exec"), names)
    return names


@pytest.fixture(scope="module")
def lenet5() -> Callable[[Any], Any]:
    function: Callable[[Any], Any] = names_of(ROOT / "reference/cnn/5-lenet5.py")["lenet5"]
    return function


@pytest.fixture(scope="module")
def fixtures() -> dict[str, Any]:
    exercise = next(one for one in api.open_pack("cnn").exercises if one.id == EXERCISE.name)
    inner = b"from fixtures.draw_facts import *\nfrom fixtures.kinds import *\n"
    whole = msgspec.structs.replace(exercise, fixtures=SourceText("fixtures", exercise.fixtures.text + inner))
    return load(setup(Job(exercise.file, b"", whole, ()))["fixtures"])  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def cases() -> dict[str, Any]:
    return names_of(EXERCISE / "cases.py")


@pytest.fixture(autouse=True)
def eager() -> Iterator[None]:
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


def convolved(images: "np.ndarray", kernel: "np.ndarray", bias: "np.ndarray", margin: int) -> "np.ndarray":
    padded = np.pad(images, ((0, 0), (margin, margin), (margin, margin), (0, 0)))
    height, width = padded.shape[1] - 4, padded.shape[2] - 4
    total = np.zeros((len(images), height, width, kernel.shape[3]))
    for row in range(5):
        for column in range(5):
            total += padded[:, row : row + height, column : column + width] @ kernel[row, column]
    return np.maximum(total + bias, 0)  # type: ignore[no-any-return]


def pooled(maps: "np.ndarray") -> "np.ndarray":
    corners = [maps[:, row::2, column::2] for row in (0, 1) for column in (0, 1)]
    return np.max(corners, axis=0)  # type: ignore[no-any-return]


def by_hand(images: "np.ndarray", weights: Arrays) -> "np.ndarray":
    """The ten probabilities of each image, in float64."""
    w = [array.astype(np.float64) for array in weights]
    maps = pooled(convolved(images.astype(np.float64), w[0], w[1], 2))
    maps = pooled(convolved(maps, w[2], w[3], 0))
    rows = maps.reshape(len(images), -1)
    rows = np.maximum(rows @ w[4] + w[5], 0)
    rows = np.maximum(rows @ w[6] + w[7], 0)
    scores = np.exp(rows @ w[8] + w[9])
    return scores / scores.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


def raw_loss(images: "np.ndarray", labels: "np.ndarray", w: list[Any]) -> Any:
    """The mean cross-entropy of the network in TensorFlow's bare operations, in float64."""
    maps = tf.nn.relu(tf.nn.conv2d(images, w[0], 1, "SAME") + w[1])
    maps = tf.nn.max_pool2d(maps, 2, 2, "VALID")
    maps = tf.nn.relu(tf.nn.conv2d(maps, w[2], 1, "VALID") + w[3])
    rows = tf.reshape(tf.nn.max_pool2d(maps, 2, 2, "VALID"), (len(images), -1))
    rows = tf.nn.relu(rows @ w[4] + w[5])
    rows = tf.nn.relu(rows @ w[6] + w[7])
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels, rows @ w[8] + w[9]))


def adam_by_hand(images: "np.ndarray", labels: "np.ndarray", weights: Arrays, steps: int) -> tuple[list[float], Arrays]:
    """Losses before each step of Adam (Kingma and Ba, algorithm 1), and the weights after the last."""
    w = [tf.Variable(array.astype(np.float64)) for array in weights]
    first: list[Any] = [np.zeros(array.shape) for array in weights]
    second: list[Any] = [np.zeros(array.shape) for array in weights]
    losses = []
    for step in range(1, steps + 1):
        with tf.GradientTape() as tape:
            loss = raw_loss(images.astype(np.float64), labels.astype(np.float64), w)
        losses.append(float(loss))
        for place, gradient in enumerate(array.numpy() for array in tape.gradient(loss, w)):
            first[place] = 0.9 * first[place] + 0.1 * gradient
            second[place] = 0.999 * second[place] + 0.001 * gradient**2
            change = first[place] / (1 - 0.9**step) / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-7)
            w[place].assign_sub(0.001 * change)
    return losses, [array.numpy() for array in w]


def test_the_parameters_are_as_many_as_counted_by_hand(lenet5: Callable[[Any], Any]) -> None:
    model = lenet5(keras.Input(DIGITS))
    counts = [6 * (5 * 5 * 1 + 1), 16 * (5 * 5 * 6 + 1), 120 * (400 + 1), 84 * (120 + 1), 10 * (84 + 1)]
    assert [layer.count_params() for layer in model.layers if layer.weights] == counts
    assert model.count_params() == sum(counts) == 61_706


@pytest.mark.parametrize("shape", [DIGITS, (20, 36, 3), (32, 32, 1)])
def test_the_outputs_are_those_of_numpy(
    shape: tuple[int, int, int], lenet5: Callable[[Any], Any], cases: dict[str, Any]
) -> None:
    rng = np.random.default_rng(5)
    images, weights = cases["images"](rng, 3, shape), list(cases["weights"](rng, shape))
    model = lenet5(keras.Input(shape))
    model.set_weights(weights)
    np.testing.assert_allclose(model(images).numpy(), by_hand(images, weights), rtol=2e-5, atol=1e-6)


def test_the_outputs_depend_on_the_image(cases: dict[str, Any]) -> None:
    rng = np.random.default_rng(6)
    rows = by_hand(cases["images"](rng, 4, DIGITS), list(cases["weights"](rng, DIGITS)))
    assert np.ptp(rows, axis=0).max() > 0.01
    assert rows.max() < 0.99, "a saturated output would hide mistakes"


def test_training_is_adam_on_the_cross_entropy(lenet5: Callable[[Any], Any], cases: dict[str, Any]) -> None:
    rng = np.random.default_rng(7)
    images, labels = cases["images"](rng, 8, DIGITS), cases["one_hot"](rng, 8)
    weights = list(cases["weights"](rng, DIGITS))
    losses, after = adam_by_hand(images, labels, weights, steps=3)
    model = lenet5(keras.Input(DIGITS))
    model.set_weights(weights)
    assert model.train_on_batch(images, labels)[0] == pytest.approx(losses[0], rel=1e-5)
    for _ in range(2):
        model.train_on_batch(images, labels)
    moved = [np.abs(new - old).max() for new, old in zip(after, weights, strict=True)]
    assert min(moved) > 1e-3
    np.testing.assert_allclose(model(images).numpy(), by_hand(images, after), rtol=1e-3)
    assert losses[0] > losses[1] > losses[2]


def test_kernels_start_from_he_normal_and_biases_from_zero(lenet5: Callable[[Any], Any]) -> None:
    model = lenet5(keras.Input(DIGITS))
    for layer in (layer for layer in model.layers if layer.weights):
        kernel, bias = layer.get_weights()
        spread = np.sqrt(2 / np.prod(kernel.shape[:-1]))
        assert np.abs(kernel).max() <= 2 * spread / 0.8796
        assert kernel.std() == pytest.approx(spread, rel=4 / np.sqrt(kernel.size))
        assert not bias.any()


def test_it_is_compiled_with_the_accuracy(lenet5: Callable[[Any], Any]) -> None:
    model = lenet5(keras.Input(DIGITS))
    labels, outputs = np.eye(10, dtype=np.float32)[[3, 1, 4]], np.eye(10, dtype=np.float32)[[3, 1, 5]]
    measured = model.compute_metrics(None, tf.constant(labels), tf.constant(outputs))
    assert float(measured["accuracy"]) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("expected", "initialiser"),
    [
        ("he_normal", keras.initializers.HeNormal),
        ("he_normal", lambda seed: keras.initializers.VarianceScaling(2.0, seed=seed)),
        ("he_uniform", keras.initializers.HeUniform),
        ("glorot_normal", keras.initializers.GlorotNormal),
        ("glorot_uniform", keras.initializers.GlorotUniform),
        ("lecun_normal", keras.initializers.LecunNormal),
        ("lecun_uniform", keras.initializers.LecunUniform),
        ("random_normal", lambda seed: keras.initializers.RandomNormal(seed=seed)),
        ("random_uniform", lambda seed: keras.initializers.RandomUniform(seed=seed)),
        ("truncated_normal", lambda seed: keras.initializers.TruncatedNormal(seed=seed)),
    ],
)
@pytest.mark.parametrize("shape", [(5, 5, 1, 800), (5, 5, 6, 133), (400, 120), (120, 166), (84, 238)])
def test_an_initialiser_is_named_by_its_draws_whatever_its_seed(
    expected: str, initialiser: Callable[..., Any], shape: tuple[int, ...], fixtures: dict[str, Any]
) -> None:
    actual = {fixtures["distribution_name"](fixtures["draw"](initialiser(seed=seed), shape)) for seed in range(5)}
    assert actual == {expected}


@pytest.mark.parametrize("shape", [(5, 5, 1, 6), (84, 10)])
def test_few_real_weights_agree_with_he_normal_only_where_they_may(
    shape: tuple[int, ...], fixtures: dict[str, Any]
) -> None:
    he = np.sqrt(2 / np.prod(shape[:-1]))
    for seed in range(200):
        kernel = keras.initializers.HeNormal(seed=seed)(shape).numpy()
        assert fixtures["he_normal_may_give"](kernel, he)
    for other in (keras.initializers.RandomNormal, keras.initializers.Zeros, keras.initializers.Ones):
        assert not fixtures["he_normal_may_give"](np.asarray(other()(shape)), he)


def test_the_probe_of_training_gives_the_losses_of_adam_by_hand(
    lenet5: Callable[[Any], Any], fixtures: dict[str, Any], cases: dict[str, Any]
) -> None:
    call = cases["case_training"](np.random.default_rng(8))
    prepared = fixtures[call.prepare](*call.arguments)
    model = fixtures[call.rebuild](fixtures[call.describe](lenet5(*prepared), prepared), *call.kept)
    facts = fixtures[call.probe](model, call.kept)
    images, labels, *weights = call.kept
    losses, after = adam_by_hand(images, labels, weights, steps=2)
    np.testing.assert_allclose(facts["losses"], losses, rtol=2e-4)
    np.testing.assert_allclose(facts["output after two steps"], by_hand(images, after), rtol=1e-3)


def test_a_subclass_from_the_students_file_is_reported_as_what_it_is(
    lenet5: Callable[[Any], Any], fixtures: dict[str, Any]
) -> None:
    class Pretender(keras.Model):  # type: ignore[misc]  # Keras is untyped
        """Claims to be a functional model."""

        @property  # type: ignore[misc]
        def __class__(self) -> Any:
            return fixtures["FUNCTIONAL"]

    prepared = fixtures["input_tensor"](DIGITS)
    assert fixtures["whole"](Pretender(), prepared) == {"model": "an object of the class Pretender"}
    assert fixtures["whole"](lenet5(*prepared), prepared)["model"] == "a Keras model"


@pytest.mark.filterwarnings("ignore:The structure of `inputs`:UserWarning")  # a model may be made on a list of one
@pytest.mark.parametrize("path", sorted((EXERCISE / "accepted").glob("*.py")), ids=lambda path: path.stem)
def test_every_accepted_solution_gives_the_outputs_of_numpy(path: Path, cases: dict[str, Any]) -> None:
    rng = np.random.default_rng(9)
    images, weights = cases["images"](rng, 2, DIGITS), list(cases["weights"](rng, DIGITS))
    model = names_of(path)["lenet5"](keras.Input(DIGITS))
    model(images)  # some make their weights only then
    model.set_weights(weights)
    np.testing.assert_allclose(model(images).numpy(), by_hand(images, weights), rtol=2e-5, atol=1e-6)


def test_a_model_that_was_asked_is_the_next_time_as_it_was_made(
    lenet5: Callable[[Any], Any], fixtures: dict[str, Any], cases: dict[str, Any]
) -> None:
    calls = {name: cases[f"case_{name}"](np.random.default_rng(8)) for name in ("given_weights", "metric", "training")}
    prepared = fixtures["input_tensor"](DIGITS)
    description = fixtures["described"](lenet5(*prepared), prepared)
    rebuilt = fixtures["rebuilt"]
    model = rebuilt(description)
    made = [array.copy() for array in model.get_weights()]
    answers = {}
    for name in ("metric", "given_weights"):
        asked = rebuilt(description, *calls[name].kept)
        answers[name] = fixtures[calls[name].probe](asked, calls[name].kept)
        assert asked is model
    assert not np.array_equal(model.get_weights()[0], made[0])
    again = rebuilt(description, *calls["metric"].kept)
    assert again is model
    for expected, actual in zip(made, again.get_weights(), strict=True):
        np.testing.assert_array_equal(actual, expected)
    assert fixtures[calls["metric"].probe](again, calls["metric"].kept) == answers["metric"]
    trained = rebuilt(description, *calls["training"].kept)
    fixtures[calls["training"].probe](trained, calls["training"].kept)
    assert rebuilt(description) is not trained


def test_another_description_makes_another_model(lenet5: Callable[[Any], Any], fixtures: dict[str, Any]) -> None:
    prepared = fixtures["input_tensor"](DIGITS)
    description = fixtures["described"](lenet5(*prepared), prepared)
    model = fixtures["rebuilt"](description)
    weights = description["objects"][-1]["weights"]
    changed = weights[-1].copy()
    changed[0] += 1e-7
    description["objects"][-1]["weights"] = [*weights[:-1], changed]
    assert fixtures["rebuilt"](description) is not model
