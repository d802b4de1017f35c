#!/usr/bin/env python3
"""Only the first image is computed, and the others stay zero: the function
returns inside the loop over the images, or the loop runs once. Look at how
deep the return stands, and at where the loop ends.
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
                a_slice = a_prev[i * sh:i * sh + kh, j * sw:j * sw + kw, :]
                for c in range(c_new):
                    Z[img, i, j, c] = np.sum(a_slice * W[:, :, :, c])
                    Z[img, i, j, c] += float(b[0, 0, 0, c])
        A = activation(Z)
        return A
