#!/usr/bin/env python3
"""dA_prev is created with the shape of dA. It is the gradient of A_prev and
should have the shape of A_prev. Look at where dA_prev is created.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Back propagation over a pooling layer, image by image
    """
    m, ho, wo, c = dA.shape
    kh, kw = kernel_shape
    s0, s1 = stride
    grads = np.zeros_like(dA)
    for n in range(m):
        for i in range(ho):
            for j in range(wo):
                top, left = i * s0, j * s1
                window = A_prev[n, top:top + kh, left:left + kw, :]
                if mode == 'max':
                    peak = np.amax(window, axis=(0, 1))
                    grads[n, top:top + kh, left:left + kw, :] += np.where(
                        window == peak, dA[n, i, j], 0)
                elif mode == 'avg':
                    grads[n, top:top + kh, left:left + kw, :] += (
                        dA[n, i, j] / window[..., 0].size)
    return grads
