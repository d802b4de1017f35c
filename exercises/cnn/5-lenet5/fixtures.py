"""Reads a student's Keras model inside the box and gives back plain values: facts, and what the model computes.

Whatever is needed of Keras is taken here, before the student's file is loaded. Kinds are judged by the exact
class, shapes by the real weights, activations, losses and initialisers by what they do. An object never
speaks for itself, and a subclass from the student's file is reported as what it is.

Every case builds a model of its own. That costs more time than to ask one model everything, but no question sees
the weights or the optimiser's state that another one left behind.
"""

import warnings
from dataclasses import dataclass, field

import keras
import numpy as np
from keras import ops

SEQUENTIAL, MODEL, LAYER, ADAM = keras.Sequential, keras.Model, keras.layers.Layer, keras.optimizers.Adam
OPERATION = keras.Operation
_input = keras.Input(shape=(1,))
FUNCTIONAL, INPUT_LAYER = type(keras.Model(inputs=_input, outputs=_input)), type(_input._keras_history[0])
CONVOLUTION, DENSE, MAX_POOLING = keras.layers.Conv2D, keras.layers.Dense, keras.layers.MaxPooling2D
DROPOUT, FLATTEN, PADDING = keras.layers.Dropout, keras.layers.Flatten, keras.layers.ZeroPadding2D
RESHAPE = keras.layers.Reshape
RESHAPE_OPERATION = type(ops.reshape(_input, (-1, 1))._keras_history[0])
KERAS_CLASSES = {
    value: value.__name__
    for place in (keras.layers, keras.optimizers)
    for value in vars(place).values()
    if isinstance(value, type)
}
ROLES = {
    **{value: "convolution" for value, name in KERAS_CLASSES.items() if "Conv" in name and "LSTM" not in name},
    **{value: "pooling" for value, name in KERAS_CLASSES.items() if "Pool" in name},
    **{value: "global pooling" for value, name in KERAS_CLASSES.items() if "GlobalM" in name or "GlobalA" in name},
    DENSE: "dense",
    FLATTEN: "flatten",
}
ACTIVATION_LAYERS = tuple(
    value for value, name in KERAS_CLASSES.items() if name in ("Activation", "ReLU", "LeakyReLU", "Softmax", "ELU")
)
RELU, SOFTMAX, LINEAR = keras.activations.relu, keras.activations.softmax, keras.activations.linear
ACTIVATIONS = {
    name: getattr(keras.activations, name)
    for name in (
        *("linear", "relu", "softmax", "tanh", "sigmoid", "relu6", "leaky_relu", "elu", "selu", "gelu", "silu"),
        *("softplus", "softsign", "exponential", "hard_sigmoid", "log_softmax"),
    )
}
LOSSES = {
    name: getattr(keras.losses, name)
    for name in ("categorical_crossentropy", "binary_crossentropy", "mean_squared_error", "mean_absolute_error")
} | {"kl_divergence": keras.losses.kl_divergence, "poisson": keras.losses.poisson}
CROSSENTROPY = keras.losses.categorical_crossentropy
LOSSES["categorical_crossentropy from logits"] = lambda labels, rows: CROSSENTROPY(labels, rows, from_logits=True)
PLACES = ((0, "first"), (1, "second"))
GRID = np.array([[-3.0, -0.5, 0.25, 1.0], [2.0, 8.0, -1.0, 0.0], [0.5, -7.0, 3.0, 1.5]], "float32")
TRUNCATED = 0.87962566103423978  # standard deviation of the unit normal cut off at two
DRAWS = 20_000

to_tensor, to_numpy, make_input = ops.convert_to_tensor, ops.convert_to_numpy, keras.Input
make_variable = keras.Variable
convolve, matmul = ops.conv, ops.matmul
train_step, compute_loss, compute_metrics = MODEL.train_step, MODEL.compute_loss, MODEL.compute_metrics
compile_model = MODEL.compile
sent = []


def input_tensor(shape, *values):
    """Return the Keras input of an image ``shape`` (height, width, channels), and keep ``values`` for the probe."""
    sent[:] = values
    return (make_input(shape=tuple(shape)),)


@dataclass
class Step:
    """One step of the model: its role, the operation, what stands behind it, and the padding made before it."""

    role: str
    operation: object
    activations: list = field(default_factory=list)
    padding: str = ""


def attempt(function, *arguments):
    """Return the function's value, or what it raised in words: for things of the student's that may not work."""
    try:
        return function(*arguments)
    except Exception as error:  # noqa: BLE001 - a student's activation, initialiser or loss may raise anything
        return f"{type(error).__name__}: {str(error).strip()}".splitlines()[0][:160]


def opened(result, prepared):
    """Say what was returned; give the model only when it is one of Keras' own, built for the prepared input."""
    kind = type(result)
    if result is None:
        return None, None
    if kind is not FUNCTIONAL and kind is not SEQUENTIAL:
        return f"an object of the class {own_name(kind)}", None
    if kind is SEQUENTIAL and not result.built:
        problem = attempt(result.build, tuple(prepared[0].shape))
        if problem is not None:
            return f"a Sequential that cannot be built: {problem}", None
    by_place = getattr(result._compile_loss, "_user_loss_weights", None) if result.compiled else None
    if isinstance(by_place, (list, tuple)) and by_place and all(isinstance(one, str) for one in by_place):
        compile_model(result, optimizer=result.optimizer, loss=result.loss, metrics=list(by_place))  # before Keras 3
    return "a Keras model", result


def class_name(kind):
    """Name a class of Keras; one from elsewhere is told apart, whatever it calls itself."""
    known = KERAS_CLASSES.get(kind) or (issubclass(kind, OPERATION) and not issubclass(kind, LAYER) and own_name(kind))
    return known or f"{own_name(kind)} (no class of Keras)"


def own_name(kind):
    """Return the name that a class was given where it was made."""
    return str(type.__getattribute__(kind, "__name__"))


def operations(model):
    """List the operations from input to output; nested models are laid open, inputs left out."""
    if type(model) is SEQUENTIAL:
        found = list(model.layers)
    else:
        found, tensor = [], model.outputs[0]
        while not any(tensor is given for given in model.inputs):
            operation, node, _ = tensor._keras_history
            found.append(operation)
            tensor = operation._inbound_nodes[node].input_tensors[0]  # where branches meet, the first one is followed
        found.reverse()
    flat = []
    for operation in found:
        flat += operations(operation) if type(operation) in (FUNCTIONAL, SEQUENTIAL) else [operation]
    return [operation for operation in flat if type(operation) is not INPUT_LAYER]


def steps(model):
    """Read the model as steps, with separate activations and padding folded into the layer they belong to."""
    found = []
    for operation in operations(model):
        kind = type(operation)
        role = ROLES.get(kind)
        if role is None and is_flattening(operation):
            role = "flatten"
        if role is None and kind is DROPOUT and operation.rate == 0:
            continue
        if role is None and (kind in ACTIVATION_LAYERS or not isinstance(operation, LAYER)):
            name = activation_name([operation])
            if name == "linear":
                continue
            place = folding_place(found, name)
            if name in ACTIVATIONS and place is not None:
                place.activations.append(operation)
                continue
            role = name if name in ACTIVATIONS else class_name(kind)
        elif role is None:
            role = class_name(kind)
        if role == "flatten" and getattr(operation, "data_format", None) == "channels_first":
            role = "flatten (channels_first)"
        step = Step(role, operation, padding=getattr(operation, "padding", ""))
        if role == "convolution" and found and pads_as_same(found[-1].operation, operation):
            found.pop()
            step.padding = "same"
        if role in ("convolution", "dense"):
            step.activations.append(getattr(operation, "activation", None) or LINEAR)
        found.append(step)
    return found


def is_flattening(operation):
    """Tell whether a reshape leaves one axis beside the batch."""
    if type(operation) is RESHAPE:
        return len(operation.target_shape) == 1
    return type(operation) is RESHAPE_OPERATION and len(operation.newshape) == 2


def folding_place(found, name):
    """Return the step that a separate activation belongs to: ReLU may also stand behind a maximum or a flattening."""
    for step in reversed(found):
        if step.role in ("convolution", "dense"):
            return step
        if name != "relu" or not (step.role == "flatten" or type(step.operation) is MAX_POOLING):
            return None
    return None


def pads_as_same(before, convolution):
    """Tell whether a ZeroPadding2D and a valid convolution of stride 1 are together a 'same' convolution."""
    if type(before) is not PADDING or type(convolution) is not CONVOLUTION or convolution.padding != "valid":
        return False
    if tuple(convolution.strides) != (1, 1):
        return False
    margins = tuple(((extent - 1) // 2, (extent - 1) // 2) for extent in convolution.kernel_size)
    return all(extent % 2 for extent in convolution.kernel_size) and tuple(map(tuple, before.padding)) == margins


def apply(activations, values):
    """Apply activations one behind the other; the first one's results go into the next."""
    values = to_tensor(values)
    for activation in activations:
        values = activation(values)
    return np.asarray(to_numpy(values), "float32")


def activation_name(activations):
    """Name a chain of activations by what it does to a grid of numbers."""
    if len(activations) == 1:
        for name, function in (("relu", RELU), ("softmax", SOFTMAX), ("linear", LINEAR)):
            if activations[0] is function:
                return name
    actual = attempt(apply, activations, GRID)
    if isinstance(actual, str) or actual.shape != GRID.shape:
        return "none that works on numbers"
    for name, function in ACTIVATIONS.items():
        if np.allclose(actual, apply([function], GRID), rtol=1e-5, atol=1e-6):
            return name
    return "another function"


def other_settings(layer):
    """Name what differs from Keras' defaults beside what has a fact of its own."""
    defaults = {"dilation_rate": (1, 1), "groups": 1, "data_format": "channels_last", "trainable": True}
    found = {name: getattr(layer, name, usual) for name, usual in defaults.items()}
    told = [f"{name} = {value}" for name, value in found.items() if value != defaults[name]]
    names = ("kernel_regularizer", "bias_regularizer", "activity_regularizer", "kernel_constraint", "bias_constraint")
    told += [f"{name} given" for name in names if getattr(layer, name, None) is not None]
    told += [f"dtype = {layer.compute_dtype}"] if layer.compute_dtype not in ("float32", "float64") else []
    return ", ".join(told) or "none"


def weighted_facts(result, prepared, choose, own):
    """Facts of one convolution or dense layer, and what it computes with the weights that were sent."""
    description, model = opened(result, prepared)
    if model is None:
        return {"model": description}
    step = choose(steps(model))
    kind = "no such layer" if step is None else class_name(type(step.operation))
    facts = {"model": description, "kind": kind}
    if kind not in ("Conv2D", "Dense"):
        return facts
    layer = step.operation
    facts |= own(step, tuple(layer.kernel.shape))
    facts["activation"] = activation_name(step.activations)
    facts["bias"] = layer.bias is not None
    facts["other settings"] = other_settings(layer)
    facts["output"] = attempt(weighted_output, step, *sent)
    return facts


def weighted_output(step, images, kernel, bias):
    """Run the layer with the sent weights; by operations where another layer's mistake changed what it takes in."""
    layer = step.operation
    if tuple(layer.kernel.shape) == kernel.shape and step.padding == getattr(layer, "padding", ""):
        layer.kernel.assign(kernel)
        layer.bias.assign(bias)
        return apply([layer, *step.activations[1:]], images)
    if step.role == "dense":
        return apply(step.activations, matmul(images, kernel) + bias)
    raw = convolve(images, kernel, layer.strides, step.padding, dilation_rate=layer.dilation_rate)
    return apply(step.activations, raw + bias)


def nth(role, place):
    """Return a function that picks the step at a place among those of a role, or None."""

    def choose(found):
        of_role = [step for step in found if step.role == role]
        return of_role[place] if place < len(of_role) else None

    return choose


def hidden(place):
    """Return a function that picks a dense layer before the last one, or None."""
    return lambda found: nth("dense", place)(found[: last_dense(found)])


def last_dense(found):
    """Return the place of the last dense layer, 0 when there is none."""
    return max((place for place, step in enumerate(found) if step.role == "dense"), default=0)


def output(found):
    """Pick the last dense layer, or None."""
    return found[last_dense(found)] if any(step.role == "dense" for step in found) else None


def convolution_facts(step, shape):
    """What a convolution has of its own; counts are read from its real kernel."""
    return {
        "filters": shape[-1],
        "kernel": shape[:2],
        "strides": tuple(step.operation.strides),
        "padding": step.padding,
    }


def dense_facts(step, shape):
    """What a dense layer has of its own."""
    return {"units": shape[-1]}


def first_convolution(result, prepared):
    """Facts of the first convolution."""
    return weighted_facts(result, prepared, nth("convolution", 0), convolution_facts)


def second_convolution(result, prepared):
    """Facts of the second convolution."""
    return weighted_facts(result, prepared, nth("convolution", 1), convolution_facts)


def first_dense(result, prepared):
    """Facts of the first hidden dense layer."""
    return weighted_facts(result, prepared, hidden(0), dense_facts)


def second_dense(result, prepared):
    """Facts of the second hidden dense layer."""
    return weighted_facts(result, prepared, hidden(1), dense_facts)


def output_layer(result, prepared):
    """Facts of the last dense layer."""
    return weighted_facts(result, prepared, output, dense_facts)


def poolings(result, prepared):
    """Facts of both poolings, and what they make of the images that were sent."""
    description, model = opened(result, prepared)
    facts = {"model": description}
    for place, ordinal in PLACES if model is not None else ():
        name = f"{ordinal} pooling"
        step = nth("pooling", place)(steps(model))
        facts[name] = "no such layer" if step is None else class_name(type(step.operation))
        if facts[name] in ("MaxPooling2D", "AveragePooling2D"):
            facts[f"the window of the {name}"] = tuple(step.operation.pool_size)
            facts[f"the stride of the {name}"] = tuple(step.operation.strides)
            facts[f"the output of the {name}"] = attempt(apply, [step.operation], sent[0])
    return facts


def whole(result, prepared):
    """What was returned, whether it is compiled, and the shapes of what goes in and out."""
    description, model = opened(result, prepared)
    if model is None:
        return {"model": description}
    return {
        "model": description,
        "input": tuple(model.input_shape),
        "output": tuple(model.output_shape),
        "compiled": bool(model.compiled),
    }


def layers(result, prepared):
    """The roles of the steps in order."""
    description, model = opened(result, prepared)
    return {"model": description, "layers": [step.role for step in steps(model)] if model is not None else []}


def parameters(result, prepared):
    """How many numbers training changes, and how many it leaves as they are."""
    description, model = opened(result, prepared)
    if model is None:
        return {"model": description}
    kinds = {"trainable parameters": model.trainable_weights, "other parameters": model.non_trainable_weights}
    counts = {name: sum(int(np.prod(one.shape)) for one in weights) for name, weights in kinds.items()}
    return {"model": description, **counts}


def initialisers_convolutions(result, prepared):
    """How the kernels of the two convolutions are drawn."""
    return initial_facts(result, prepared, {f"{name} convolution": nth("convolution", place) for place, name in PLACES})


def initialisers_dense(result, prepared):
    """How the kernels of the three dense layers are drawn."""
    chosen = {f"{name} hidden layer": hidden(place) for place, name in PLACES}
    return initial_facts(result, prepared, {**chosen, "output layer": output})


def initial_facts(result, prepared, chosen):
    """Name each layer's initialiser by its draws, with their spread and reach measured in He's standard deviation."""
    description, model = opened(result, prepared)
    facts = {"model": description}
    found = steps(model) if model is not None else []
    for name, choose in chosen.items() if model is not None else ():
        step = choose(found)
        kernel = None if step is None else getattr(step.operation, "kernel", None)
        if kernel is None:
            facts[f"kernel of the {name}"] = "no such layer"
            continue
        own = to_numpy(kernel)
        shape = (*own.shape[:-1], max(own.shape[-1], DRAWS // int(np.prod(own.shape[:-1]))))
        draws = attempt(draw, step.operation.kernel_initializer, shape)
        he = np.sqrt(2 / np.prod(own.shape[:-1]))
        drawn = isinstance(draws, np.ndarray)
        if not drawn or (distribution_name(draws) == "he_normal" and not he_normal_may_give(own, he)):
            draws = own  # what the layer really begins with, few as it may be
        bias = step.operation.bias
        facts[f"kernel of the {name}"] = distribution_name(draws)
        facts[f"spread of the {name}"] = round(float(draws.std() / he), 1)
        facts[f"reach of the {name}"] = round(float(np.abs(draws).max() / he), 1)
        facts[f"bias of the {name}"] = "zeros" if bias is None or not np.any(to_numpy(bias)) else "not zeros"
    return facts


def draw(initialiser, shape):
    """Draw from a layer's real initialiser, in a shape with the kernel's inputs and many outputs."""
    return np.asarray(to_numpy(initialiser(shape, dtype="float32")), "float64").reshape(shape)


def he_normal_may_give(kernel, he):
    """Tell whether real weights, however few, may come from He's normal distribution."""
    slack = 3.5 / np.sqrt(kernel.size) + 0.02  # six standard errors of a standard deviation
    return abs(kernel.std() / he - 1) < slack and np.abs(kernel).max() <= 2 / TRUNCATED * he * 1.0001


def distribution_name(draws):
    """Name a distribution by its spread and by how far its draws reach."""
    inputs, outputs = int(np.prod(draws.shape[:-1])), draws.shape[-1] * int(np.prod(draws.shape[:-2]))
    spread = float(draws.std())
    if spread == 0:
        return f"constant {float(draws.flat[0]):g}"
    reach = float(np.abs(draws - draws.mean()).max()) / spread
    family = "uniform" if reach < 1.9 else "truncated normal" if reach < 2.6 else "normal"
    scales = {"he": 2 / inputs, "glorot": 2 / (inputs + outputs), "lecun": 1 / inputs}
    known = {(f"{name}_normal", "truncated normal"): scale for name, scale in scales.items()}
    known |= {(f"{name}_uniform", "uniform"): scale for name, scale in scales.items()}
    known |= {("random_normal", "normal"): 0.05**2, ("random_uniform", "uniform"): 0.05**2 / 3}
    known |= {("truncated_normal", "truncated normal"): (0.05 * TRUNCATED) ** 2}
    for (name, its_family), variance in known.items():
        if its_family == family and abs(spread / np.sqrt(variance) - 1) < 0.04 and abs(draws.mean()) < 0.1 * spread:
            return name
    return f"{family} of standard deviation {spread:.2g}"


def optimiser(result, prepared):
    """The optimiser's settings, and what two of its steps make of the numbers and gradients that were sent."""
    description, model = opened(result, prepared)
    if model is None:
        return {"model": description}
    real = getattr(model, "optimizer", None)
    facts = {"model": description, "optimizer": class_name(type(real)) if real is not None else None}
    if type(real) is not ADAM:
        return facts
    for name in ("learning_rate", "beta_1", "beta_2", "epsilon"):
        facts[name] = attempt(lambda chosen: float(getattr(real, chosen)), name)
    names = ("weight_decay", "clipnorm", "clipvalue", "global_clipnorm", "gradient_accumulation_steps")
    told = [f"{name} = {getattr(real, name)}" for name in names if getattr(real, name) is not None]
    told += [f"{name} = True" for name in ("amsgrad", "use_ema") if getattr(real, name)]
    facts["other settings"] = ", ".join(told) or "none"
    facts["two steps"] = attempt(two_steps, real, *sent)
    return facts


def two_steps(real, numbers, *gradients):
    """Let the optimiser change a variable of our own twice."""
    variable = make_variable(numbers)
    fresh = ADAM.from_config(ADAM.get_config(real)) if real.built else real
    for gradient in gradients:
        fresh.apply([to_tensor(gradient)], [variable])
    return to_numpy(variable)


def loss(result, prepared):
    """The loss that was compiled: its name and value by what it makes of labels and outputs that were sent."""
    description, model = opened(result, prepared)
    if model is None or not model.compiled or model.loss is None:
        return {"model": description, "loss": None}
    labels, outputs = (to_tensor(array) for array in sent)
    added = list(model.losses)
    value = attempt(lambda: float(compute_loss(model, y=labels, y_pred=outputs) - sum(added)))
    name = value if isinstance(value, str) else "another function"
    for known, function in LOSSES.items() if not isinstance(value, str) else ():
        if np.isclose(value, float(np.mean(to_numpy(function(labels, outputs)))), rtol=1e-5):
            name = known
            break
    said = getattr(model.loss, "name", getattr(model.loss, "__name__", model.loss))
    if isinstance(value, str) and str(said).startswith("sparse"):
        name = "sparse_categorical_crossentropy"
    return {"model": description, "loss": name, "penalties added": len(added), "value": value}


def metric(result, prepared):
    """The metric that was compiled, by what it makes of labels and outputs that were sent."""
    description, model = opened(result, prepared)
    if model is None or not model.compiled:
        return {"model": description, "metric": None}
    labels, outputs = (to_tensor(array) for array in sent)
    values = attempt(compute_metrics, model, None, labels, outputs, None)
    if isinstance(values, str):
        return {"model": description, "metric": values}
    values = {str(name): float(value) for name, value in values.items() if name != "loss"}
    right = float(np.mean(sent[0].argmax(axis=-1) == sent[1].argmax(axis=-1)))
    found = [name for name, value in values.items() if abs(value - right) < 1e-6]
    name = found[0] if found else next(iter(values), None)
    said = "accuracy" if found or name is None else name.rstrip("0123456789").rstrip("_")  # precision_3: the fourth
    return {"model": description, "metric": None if name is None else said, "share of right answers": values.get(name)}


def given_weights(result, prepared):
    """What the whole model makes of images with weights that were sent."""
    description, model = opened(result, prepared)
    if model is None:
        return {"model": description}
    shapes = take_weights(model, sent[1:])
    facts = {"model": description, "input": tuple(model.input_shape), "weights": shapes}
    if shapes == [array.shape for array in sent[1:]]:
        facts |= outcome("output", lambda: run(model, sent[0]))
    return facts


def outcome(name, function):
    """Return that it runs and what comes out, or why it does not run."""
    value = attempt(function)
    return {"runs": value} if isinstance(value, str) else {"runs": True, name: value}


def take_weights(model, weights):
    """Set the weights of the model's layers, in order, if all of them fit; return the shapes that the model has."""
    variables = [variable for operation in operations(model) for variable in getattr(operation, "weights", ())]
    shapes = [tuple(variable.shape) for variable in variables]
    if shapes == [array.shape for array in weights]:
        for variable, array in zip(variables, weights, strict=True):
            variable.assign(array)
    return shapes


def run(model, images):
    """Return the one output of a model on images as an array."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a model made on a list of one input says so when it gets the input alone
        outputs = model(to_tensor(images), training=False)
    outputs = next(iter(outputs.values())) if isinstance(outputs, dict) else outputs
    return np.asarray(to_numpy(outputs[0] if isinstance(outputs, (list, tuple)) else outputs), "float32")


def training(result, prepared):
    """The losses before each of two training steps from the sent weights, and the outputs after them."""
    description, model = opened(result, prepared)
    if model is None:
        return {"model": description}
    images, labels, *weights = sent
    facts = {"model": description, "compiled": bool(model.compiled), "weights": take_weights(model, weights)}
    if not model.compiled or facts["weights"] != [array.shape for array in weights]:
        return facts
    data = (to_tensor(images), to_tensor(labels))
    facts |= outcome("losses", lambda: np.array([one_step(model, data) for _ in range(2)], "float32"))
    if "losses" in facts:
        facts["output after two steps"] = run(model, images)
    return facts


def one_step(model, data):
    """Make one training step; return the loss before it."""
    model.reset_metrics()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return float(train_step(model, data)["loss"])
