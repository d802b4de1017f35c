#!/usr/bin/env python3
"""'same' pads N in all, the odd row above and to the left

with N = (n - 1) * s + k - n, so that the size of the image is kept
"""
import numpy as np


def sides(n, k, s):
    """Zeros before and after along one axis"""
    total = (n - 1) * s + k - n
    less = total // 2
    return total - less, less


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation over a convolutional layer
    Returns: the output of the layer
    """
    m, h_prev, w_prev, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    images = A_prev
    if padding == 'same':
        images = np.pad(A_prev, ((0, 0), sides(h_prev, kh, sh),
                                 sides(w_prev, kw, sw), (0, 0)))
    h_new = (images.shape[1] - kh) // sh + 1
    w_new = (images.shape[2] - kw) // sw + 1
    Z = np.zeros((m, h_new, w_new, c_new))
    for i in range(kh):
        for j in range(kw):
            seen = images[:, i:i + h_new * sh:sh, j:j + w_new * sw:sw]
            Z += np.dot(seen, W[i, j])
    return activation(Z + b)
