"""Functions that live inside the box: this exercise needs none."""
