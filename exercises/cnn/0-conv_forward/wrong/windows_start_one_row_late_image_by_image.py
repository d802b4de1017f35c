#!/usr/bin/env python3
"""The windows start one row too late: the first window does not begin at row
0, and the last one reaches over the image's end. Look at where the windows'
rows begin.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation over a convolutional layer, image by image
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == 'same':
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    Z = np.zeros((m, h_new, w_new, c_new))
    for n in range(m):
        for i in range(h_new):
            for j in range(w_new):
                x = i * sh + 1
                y = j * sw
                window = images[n, x:x + kh, y:y + kw, :]
                for k in range(c_new):
                    Z[n, i, j, k] = np.sum(window * W[:, :, :, k])
    return activation(Z + b)
