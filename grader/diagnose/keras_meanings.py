"""What exceptions of Keras mean: how each begins, the hint's identity, and what is said of it."""

KERAS_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        (
            r"^AttributeError: module '(?:keras|tensorflow)[\w.]*' has no attribute "
            r"'(\w+)'"
        ),
        "failure-unknown-name-of-keras",
        "Keras has nothing called {0}, which line {line} asks for: look at how it is spelt, capitals included.",
    ),
    (
        (
            r"^ValueError: Unrecognized keyword arguments passed to (?!Model)(\w+): \{'(\w+)'"
            r"|^TypeError: \w+\.(?!__init__)(\w+)\(\) got an unexpected keyword argument '(\w+)'"
        ),
        "failure-unknown-argument",
        "{0} takes no argument called {1}, which line {line} gives it: look at how it is spelt, and whose it is.",
    ),
    (
        r"^ValueError: Could not interpret (\w+)(?: function)? identifier: '?([\w -]+)'?$",
        "failure-unknown-to-keras",
        "Keras knows no {0} called {1}: look at how line {line} spells it.",
    ),
    (
        r"^TypeError: Layer\.__init__\(\) takes 1 positional argument but \d+ were given",
        "failure-model-arguments",
        "A Model is made from its inputs and its outputs: look at what line {line} gives it.",
    ),
    (
        r"^TypeError: (\w+)\.__init__\(\) missing \d+ required positional arguments?: '(\w+)'",
        "failure-argument-missing",
        "{0} must be told its {1}, which line {line} leaves out.",
    ),
    (
        r"(?i)^ValueError: .*Received: (?:\w+=)?<KerasTensor",
        "failure-tensor-as-setting",
        (
            "Line {line} gives a tensor among a layer's settings: the layer is made first, and what is made is then "
            "called on the tensor, in brackets of its own."
        ),
    ),
    (
        r"^ValueError: .*?(?:The|Argument|value for) `(\w+)`,? (?:argument )?(?:must|should|expected)",
        "failure-argument-value",
        "Line {line} gives the argument {0} a value that it cannot take: look at its kind, and at how it is spelt.",
    ),
    (
        r"(?s)^ValueError: .*(?:Computed output size would be (?:zero or )?negative|[Nn]egative dimension size)",
        "failure-maps-too-small",
        (
            "The window of the layer in line {line} is larger than what it gets: look at its size, at how the layers "
            "before it pad and how far their windows move, and at where they take the channels to be."
        ),
    ),
    (
        r"^ValueError: (?:Only input tensors may be passed as|Inputs to a layer should be tensors)",
        "failure-no-tensor",
        "Line {line} calls a layer on something that is no tensor: is the layer before it called on anything?",
    ),
    (
        r"^ValueError: All `outputs` values must be KerasTensors",
        "failure-output-no-tensor",
        "Line {line} gives the model an output that is no tensor: is the last layer called on anything?",
    ),
    (
        r"^ValueError: Output with path .* is not connected to `inputs`",
        "failure-not-connected",
        (
            "No way leads from the input that line {line} gives the model to its output: look at what the first layer "
            "is called on, and each of the others."
        ),
    ),
    (
        r"^ValueError: Only instances of `keras.Layer` can be added to a Sequential model.*\(of type <class 'type'>\)",
        "failure-layer-not-made",
        "Line {line} gives a Sequential a layer's class: the brackets behind its name that make a layer are missing.",
    ),
    (
        r"^ValueError: Only instances of `keras.Layer` can be added to a Sequential model",
        "failure-no-layer",
        (
            "Line {line} gives a Sequential something that is no layer. It calls its layers by itself: a layer goes in "
            "without being called on anything."
        ),
    ),
    (
        r"^ValueError: Input 0 .* is incompatible with the layer: expected (?:min_)?ndim=(\d+), found ndim=(\d+)",
        "failure-axes-of-layer",
        "The layer of line {line} needs arrays of {0} axes, and is given some of {1}: look at what comes before it.",
    ),
)
