#!/usr/bin/env python3
"""The windows start at rows counted in strides across and columns counted in
strides down; the size of the output is right. Height comes first in every
pair. Look at where the windows begin.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward pass, image after image

    A_prev is the output of the previous layer
    W are the kernels and b the biases
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, c_prev, c_new = W.shape
    sh, sw = stride
    if padding == 'same':
        ph = int(np.floor(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.floor(((w_prev - 1) * sw + kw - w_prev) / 2))
    elif padding == 'valid':
        ph = 0
        pw = 0
    A_pad = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    n_h = int((h_prev - kh + 2 * ph) / sh + 1)
    n_w = int((w_prev - kw + 2 * pw) / sw + 1)
    Z = np.zeros((m, n_h, n_w, c_new))
    for img in range(m):
        a_prev = A_pad[img]
        for i in range(n_h):
            for j in range(n_w):
                a_slice = a_prev[i * sw:i * sw + kh, j * sh:j * sh + kw, :]
                for c in range(c_new):
                    kernel = W[:a_slice.shape[0], :a_slice.shape[1], :, c]
                    Z[img, i, j, c] = np.sum(a_slice * kernel)
                    Z[img, i, j, c] += float(b[0, 0, 0, c])
    A = activation(Z)
    return A
