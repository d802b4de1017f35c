#!/usr/bin/env python3
"""The name bound to a number."""
import numpy as np

conv_forward = 42
