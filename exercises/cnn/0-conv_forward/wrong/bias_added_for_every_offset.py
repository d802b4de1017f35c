#!/usr/bin/env python3
"""The bias is added inside the loops over the kernel, once for every place in
it. It is added once, to the finished sum. Look at the line that adds b and how
deep it stands.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation, one pass for each place in the kernel
    """
    m, h_in, w_in, c_in = A_prev.shape
    k_h, k_w, c_in, c_out = W.shape
    s_h, s_w = stride
    p_h = p_w = 0
    if padding == "same":
        p_h = ((h_in - 1) * s_h + k_h - h_in) // 2
        p_w = ((w_in - 1) * s_w + k_w - w_in) // 2
    X = np.pad(A_prev, [(0, 0), (p_h, p_h), (p_w, p_w), (0, 0)])
    h_out = (h_in + 2 * p_h - k_h) // s_h + 1
    w_out = (w_in + 2 * p_w - k_w) // s_w + 1
    Z = np.zeros((m, h_out, w_out, c_out))
    for i in range(k_h):
        for j in range(k_w):
            part = X[:, i:i + h_out * s_h:s_h, j:j + w_out * s_w:s_w, :]
            Z += np.matmul(part, W[i, j])
            Z += b
    return activation(Z)
