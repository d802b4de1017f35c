#!/usr/bin/env python3
"""All the zeros count below and to the right, and none above and to the left:
the output has the right size, but is shifted. The image belongs in the middle
of its zeros. Look at the pairs that are given for each axis, at the slice that
the image is copied into, and at which array the windows are cut from.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """forward pass of a conv layer, number by number"""
    m, h, w, c = A_prev.shape
    kh, kw, _, nc = W.shape
    sh, sw = stride
    if padding == "valid":
        ph = pw = 0
    else:
        ph = ((h - 1) * sh + kh - h) // 2
        pw = ((w - 1) * sw + kw - w) // 2
    padded = np.zeros((m, h + 2 * ph, w + 2 * pw, c))
    padded[:, ph:ph + h, pw:pw + w, :] = A_prev
    oh = (h + 2 * ph - kh) // sh + 1
    ow = (w + 2 * pw - kw) // sw + 1
    out = np.zeros((m, oh, ow, nc))
    for n in range(m):
        for row in range(oh):
            for col in range(ow):
                for f in range(nc):
                    top = row * sh
                    left = col * sw
                    window = A_prev[n, top:top + kh, left:left + kw]
                    kernel = W[:window.shape[0], :window.shape[1], :, f]
                    z = np.sum(window * kernel) + b[0, 0, 0, f]
                    out[n, row, col, f] = activation(z)
    return out
