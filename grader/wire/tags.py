"""The alphabet of the wire: one byte a kind of value, and the dtypes that may cross."""

NONE = b"N"
TRUE = b"T"
FALSE = b"F"
INT = b"i"
FLOAT = b"f"
COMPLEX = b"c"
STR = b"s"
BYTES = b"b"
ARRAY = b"a"
SCALAR = b"g"
TUPLE = b"t"
LIST = b"l"
DICT = b"d"
FIXTURE = b"x"
OPAQUE = b"o"

MAX_DEPTH = 16
MAX_INT_BYTES = 64
MAX_DIMENSIONS = 32
MAX_KIND_BYTES = 200
MAX_DETAIL_BYTES = 400

SUBCLASS = "a subclass of ndarray, not a plain array"
FOREIGN = "not an array, a number or a container of those"
TOO_LARGE = "larger than the room for an answer"
TOO_DEEP = "nested too deeply"
TOO_LONG_INT = f"a whole number of more than {MAX_INT_BYTES} bytes"
TOO_MANY_AXES = f"of more than {MAX_DIMENSIONS} axes"
ODD_KEYS = "its keys are not all strings"
ODD_DTYPE = "of an unusual dtype"
OF_DTYPE = {
    "O": "of objects, not of numbers",
    "S": "of bytes, not of numbers",
    "U": "of strings, not of numbers",
    "T": "of strings, not of numbers",
    "M": "of dates, not of numbers",
    "m": "of durations, not of numbers",
    "V": "of records, not of numbers",
}
"""What is said of an array that cannot cross, by the kind of its dtype."""
DETAILS = frozenset(
    (SUBCLASS, FOREIGN, TOO_LARGE, TOO_DEEP, TOO_LONG_INT, TOO_MANY_AXES, ODD_KEYS, ODD_DTYPE, *OF_DTYPE.values())
)
"""All that an Opaque says of a value in words that are the same whatever the value holds."""

DTYPES = (
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "float32",
    "float64",
    "longdouble",
    "complex64",
    "complex128",
)
"""dtypes by name, in native byte order: both sides of the wall run on one machine."""
