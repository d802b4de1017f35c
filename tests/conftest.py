"""What every test shares: how far Hypothesis searches, and a quiet TensorFlow on one thread."""

import os

from hypothesis import settings

# Read when the libraries are first imported, which no test does before this file.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
    os.environ.setdefault(name, "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# The suite asks the same questions each time and is never failed by a slow machine; `make fuzz` searches at length.
settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=100)
settings.register_profile("fuzz", deadline=None, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
