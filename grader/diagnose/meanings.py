"""What exceptions of Python and of NumPy mean: how each begins, the hint's identity, and what is said of it."""

MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        r"^NameError: name '(np|numpy|K|keras|tf|tensorflow|math)' is not defined",
        "failure-not-imported",
        "Line {line} uses {0}, which the file does not import under that name: look at the imports at its top.",
    ),
    (
        r"^NameError: name '(exit|quit)' is not defined",
        "failure-exit",
        "Line {line} ends the whole program with {0}: a function ends with return. Leave it out.",
    ),
    (
        r"^NameError: name '(\w+)' is not defined",
        "failure-unknown-name",
        "Line {line} uses {0}, which has no value there: is it spelt as where it gets one, and does it get one before?",
    ),
    (
        r"^UnboundLocalError: .*variable '(\w+)'",
        "failure-unset-name",
        "{0} has no value when line {line} uses it: look at the conditions under which it gets one.",
    ),
    (
        (
            r"^TypeError: unsupported operand type\(s\) for .*'tuple'|^TypeError: can't multiply sequence"
            r"|^TypeError: can only concatenate tuple|^TypeError: '[<>]=?' not supported between .*'tuple'"
            r"|^TypeError: (?:int|float)\(\) argument must be .* not 'tuple'"
            r"|^TypeError: 'tuple' object cannot be interpreted as an integer"
        ),
        "failure-tuple-as-number",
        (
            "Line {line} calculates with a pair as if it were one number: stride and kernel_shape hold a number for "
            "the rows and one for the columns."
        ),
    ),
    (
        (
            r"^TypeError: 'float' object cannot be interpreted as an integer|^TypeError: slice indices must be integers"
            r"|pad_width` must be of integral type|^IndexError: only integers, slices"
            r"|^TypeError: 'numpy.float64' object cannot be interpreted"
        ),
        "failure-float-as-count",
        (
            "Line {line} needs a whole number and is given one with a point: a division by / gives such a number, even "
            "where it comes out even."
        ),
    ),
    (
        (
            r"^TypeError: unsupported operand type\(s\) for .*'NoneType'|^TypeError: 'NoneType' object"
            r"|^AttributeError: 'NoneType' object"
        ),
        "failure-none",
        "Line {line} works with None: does what gave it this value return anything?",
    ),
    (
        r"^TypeError: cannot unpack non-iterable (\w+)",
        "failure-not-a-pair",
        "Line {line} takes apart something that has no parts ({0}): is it given as a pair everywhere, its default too?",
    ),
    (
        r"^ValueError: (?:too many|not enough) values to unpack",
        "failure-unpacked",
        "Line {line} unpacks into more or fewer names than there are values: count the axes or numbers on its right.",
    ),
    (
        r"^TypeError: '([\w.]+)' object is not callable",
        "failure-not-callable",
        (
            "Line {line} calls something that is no function ({0}): is the name of a function given to a value, is an "
            "operator missing before the brackets, or should they be square ones?"
        ),
    ),
    (
        r"^TypeError: '(\w+)' object is not iterable",
        "failure-not-iterable",
        "Line {line} goes through something that has no elements ({0}): a loop that counts needs range.",
    ),
    (
        (
            r"^AttributeError: (?:module '(?:numpy)[\w.]*'|'numpy\.ndarray' object) has no attribute "
            r"'(\w+)'"
        ),
        "failure-unknown-attribute",
        "NumPy has nothing called {0}, which line {line} asks for: look at how it is spelt.",
    ),
    (
        r"^TypeError: (\w+)\(\) got an unexpected keyword argument '(\w+)'",
        "failure-unknown-argument",
        "{0} takes no argument called {1}, which line {line} gives it: look at how it is spelt, and whose it is.",
    ),
    (
        r"^TypeError: (\w+)\(\) got an unexpected keyword argument '(\w+)'",
        "failure-unknown-parameter",
        "{0} has no parameter called {1}: compare the names in its def line with those of the statement.",
    ),
    (
        r"^TypeError: (\w+)\(\) got multiple values for argument '(\w+)'",
        "failure-argument-twice",
        "Line {line} gives {0} its argument {1} twice, once by its place and once by name: look at what comes before.",
    ),
    (
        r"^ValueError: The truth value of an array with more than one element is ambiguous",
        "failure-truth-of-array",
        (
            "Line {line} needs one yes or no and is given one for each element of an array: if, and, or and Python's "
            "own max and min take single values, where NumPy has functions for arrays."
        ),
    ),
    (
        r"^IndexError: too many indices for array: array is (\d)-dimensional, but (\d) were indexed",
        "failure-too-many-indices",
        "Line {line} gives an array more indices than it has axes ({1} for {0}): look at the shape it is made with.",
    ),
    (
        (
            r"^TypeError: Cannot interpret '\d+' as a data type"
            r"|^TypeError: (?:zeros|ones|empty)\(\) takes from 1 to \d positional arguments"
        ),
        "failure-shape-in-pieces",
        "Line {line} gives the sizes of an array one by one: a shape is a single tuple, in brackets of its own.",
    ),
    (
        r"^ValueError: operands could not be .* remapped shapes .*: \((\d+), ?2\) +and requested shape \((\d+), ?2\)",
        "failure-pairs-of-pad",
        (
            "np.pad in line {line} is given more or fewer pairs than the array has axes ({0} for {1}): every axis "
            "needs one, zeros before and zeros after, the images and the channels too."
        ),
    ),
    (
        r"^ValueError: index can't contain negative values",
        "failure-negative-padding",
        "np.pad in line {line} is told to add a negative number of zeros: look at how the padding is computed.",
    ),
    (
        r"^ValueError: negative dimensions are not allowed",
        "failure-negative-size",
        "Line {line} makes an array of a size below zero: look at how its rows and columns are counted.",
    ),
    (
        r"Error: Cannot cast ufunc '\w+' output from dtype\('float\d+'\) to dtype\('u?int\d+'\)",
        "failure-array-of-whole-numbers",
        (
            "Line {line} puts numbers with a point into an array of whole numbers, by an operator such as +=: look at "
            "the type that the array is made with."
        ),
    ),
    (
        r"^AxisError: axis (\d+) is out of bounds for array of dimension (\d+)",
        "failure-no-such-axis",
        (
            "Line {line} asks for axis {0} of an array that has {1}: axes count from 0, and one that was indexed or "
            "summed before is gone."
        ),
    ),
    (
        (
            r"^ValueError: (?:einstein sum subscripts|operand has more dimensions than subscripts given in einstein sum"
            r"|(?:more|fewer) operands provided to einstein sum)"
        ),
        "failure-letters-of-einsum",
        "In line {line} einsum is given more or fewer letters than its arrays have axes: count both.",
    ),
    (
        r"^IndexError: (?:tuple|list) index out of range",
        "failure-no-such-element",
        "Line {line} asks for an element behind the end of a tuple or a list: elements count from 0.",
    ),
    (
        r"^TypeError: '(?:builtin_function_or_method|function|method|type)' object is not subscriptable",
        "failure-function-indexed",
        "Line {line} puts square brackets behind a function: it is called with round ones.",
    ),
    (
        r"^TypeError: '(\w+)' object is not subscriptable",
        "failure-number-indexed",
        "Line {line} asks for an element of something that has none ({0}): look at what gives it its value.",
    ),
    (
        r"^AttributeError: '(\w+)' object has no attribute '(\w+)'",
        "failure-no-such-attribute",
        "Line {line} asks for the {1} of something that has none ({0}): look at what that is, and at the spelling.",
    ),
    (
        r"^ValueError: mode '(\w+)' is not supported",
        "failure-mode-of-pad",
        "np.pad in line {line} knows no mode called {0}: its modes say what is added, not how much.",
    ),
    (
        r"^TypeError: (\w+)(?:\.__init__)?\(\) (?:missing \d+ required|takes (?:from )?\d+)[\w ]* positional argument",
        "failure-other-arguments",
        "{0} is called with another number of arguments than it takes: compare its def line with its call.",
    ),
    (
        r"^NotImplementedError",
        "failure-not-written",
        "What these cases need is not written yet: line {line} says so itself.",
    ),
    (
        r"^ValueError: can only convert an array of size 1 to a Python scalar",
        "failure-several-as-one",
        "Line {line} takes one number out of an array that holds several: say by an index which of them is meant.",
    ),
    (
        r"^ValueError: need at least one array to (?:stack|concatenate)",
        "failure-nothing-to-join",
        "Line {line} puts arrays together where there are none: look at how many windows the loop before it counts.",
    ),
    (
        r"^ValueError: zero-size array to reduction operation",
        "failure-empty-window",
        "Line {line} is given a window of nothing: it begins behind the end of the image, or is cut to no size at all.",
    ),
    (
        (
            r"^ValueError: (?:operands could not be broadcast together|could not broadcast input array|shape-mismatch "
            r"for sum|non-broadcastable output|shapes .* not aligned|matmul: Input operand|cannot reshape array"
            r"|all (?:the )?input array|shape mismatch: value array)"
        ),
        "failure-shapes",
        (
            "In line {line} shapes meet that do not fit each other: print both there. A window that reaches over the "
            "end of its image is smaller than the others."
        ),
    ),
    (
        r"^IndexError: index \d+ is out of bounds for axis",
        "failure-index",
        "Line {line} counts on over the end of an array: compare where its loop ends with the shape of what it fills.",
    ),
    (
        r"^RecursionError",
        "failure-recursion",
        (
            "Line {line} makes a function call itself more often than Python lets it: without end, or once for each "
            "number, where a loop would do."
        ),
    ),
    (
        r"^ImportError: importing ([\w.-]+) is not allowed",
        "failure-import",
        "Line {line} needs {0}, which the statement does not allow: work it out with what is allowed.",
    ),
    (
        r"^(?:FileNotFoundError|PermissionError|NotADirectoryError)",
        "failure-file",
        (
            "Line {line} opens a file that is not there when the function is graded. What tries the function out "
            "belongs in a file of its own, or under if __name__ == '__main__'."
        ),
    ),
    (
        r"^KeyError: '(same|valid|max|avg)'",
        "failure-no-such-key",
        "Line {line} looks {0} up where there is no such key: compare the keys with the words of the statement.",
    ),
    (
        r"^EOFError",
        "failure-input",
        "Line {line} waits for somebody to type. The function is given all that it needs: leave input() out.",
    ),
    (
        r"^ValueError: .*inhomogeneous shape",
        "failure-ragged",
        "Line {line} makes one array of lists that differ in length: print the lengths there.",
    ),
)
