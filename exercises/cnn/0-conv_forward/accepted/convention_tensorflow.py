#!/usr/bin/env python3
"""'same' as TensorFlow has it: the output is n / s rounded up

and the zeros that this needs stand on both sides, the odd one after
"""
import numpy as np


def tensorflow_same(n, k, s):
    """Zeros before and after along one axis"""
    out = -(-n // s)
    total = max((out - 1) * s + k - n, 0)
    return total // 2, total - total // 2


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation over a convolutional layer
    Returns: the output of the layer
    """
    m, h_prev, w_prev, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    images = A_prev
    if padding.upper() == 'SAME':
        rows = tensorflow_same(h_prev, kh, sh)
        columns = tensorflow_same(w_prev, kw, sw)
        images = np.pad(A_prev, ((0, 0), rows, columns, (0, 0)))
    h_new = (images.shape[1] - kh) // sh + 1
    w_new = (images.shape[2] - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_new))
    for i in range(h_new):
        for j in range(w_new):
            window = images[:, i * sh:i * sh + kh, j * sw:j * sw + kw]
            A[:, i, j] = np.einsum('nhwc,hwck->nk', window, W)
    return activation(A + b)
