#!/usr/bin/env python3
"""The sum is divided by one less than there are pixels. A mean divides by as
many numbers as were added, height times width of the window. Look at the
divisor.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Forward pass, image after image

    A_prev is the output of the previous layer
    """
    (m, h_prev, w_prev, c) = A_prev.shape
    (kh, kw) = kernel_shape
    n_h = 1 + (h_prev - kh) // stride[0]
    n_w = 1 + (w_prev - kw) // stride[1]
    pooled = np.zeros((m, n_h, n_w, c))
    for img in range(m):
        image = A_prev[img]
        for i in range(n_h):
            for j in range(n_w):
                top = i * stride[0]
                left = j * stride[1]
                window = image[top:top + kh, left:left + kw]
                if mode == 'max':
                    pooled[img, i, j] = np.amax(window, axis=(0, 1))
                if mode == 'avg':
                    total = np.sum(window, axis=(0, 1))
                    pooled[img, i, j] = total / (kh * kw - 1)
    return pooled
