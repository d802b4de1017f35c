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
