#!/usr/bin/env python3
"""With 'max', every maximum gets the mean of the image's gradients. It takes
the gradient of its own window, at the same position of dA. Look at what the
mask is multiplied by.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Performs back propagation over a pooling layer."""
    m, h_new, w_new, c_new = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(c_new):
                    top = h * sh
                    left = w * sw
                    if mode == 'max':
                        window = A_prev[i, top:top + kh, left:left + kw, c]
                        mask = (window == np.max(window))
                        dA_prev[i, top:top + kh, left:left + kw, c] += (
                            mask * np.mean(dA[i]))
                    elif mode == 'avg':
                        share = dA[i, h, w, c] / (kh * kw)
                        dA_prev[i, top:top + kh, left:left + kw, c] += (
                            np.ones((kh, kw)) * share)
    return dA_prev
