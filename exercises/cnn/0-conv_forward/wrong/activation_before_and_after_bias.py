#!/usr/bin/env python3
"""The activation is applied twice: to the sums, and again when the bias is
there. It is applied once, to the sums with their bias. Look at every line that
calls it.
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
                    window = padded[n, top:top + kh, left:left + kw]
                    z = np.sum(window * W[..., f])
                    out[n, row, col, f] = activation(z)
    return activation(out + b)
