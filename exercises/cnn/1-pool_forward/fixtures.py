"""Pooling takes no functions: there is nothing to be looked up inside the box."""
