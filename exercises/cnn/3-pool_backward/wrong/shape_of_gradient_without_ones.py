#!/usr/bin/env python3
"""dA_prev is created with the shape of dA. It is the gradient of A_prev and
should have the shape of A_prev. Look at where dA_prev is created.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Back propagation over a pooling layer, all images at once
    """
    h_new, w_new = dA.shape[1], dA.shape[2]
    kh, kw = kernel_shape
    sh, sw = stride
    dX = np.zeros(dA.shape)
    for r in range(h_new):
        for q in range(w_new):
            a, b = r * sh, q * sw
            g = dA[:, r, q, :][:, None, None, :]
            if mode == 'max':
                x = A_prev[:, a:a + kh, b:b + kw, :]
                hit = x == np.max(x, axis=(1, 2), keepdims=True)
                dX[:, a:a + kh, b:b + kw, :] += hit * g
            else:
                dX[:, a:a + kh, b:b + kw, :] += g / kh / kw
    return dX
