"""Not the module that you meant."""
import sys
print("SHADOW" + "ED", __name__)
allclose = array_equal = lambda *a, **k: True
