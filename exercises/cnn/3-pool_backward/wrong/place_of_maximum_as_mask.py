#!/usr/bin/env python3
"""With 'max', the whole window gets the gradient times the number of the place
where its maximum stands. The place says which pixel gets the gradient; it is
no factor. Look at what the gradient is multiplied by.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Back propagation over a pooling layer, number by number
    """
    m, h_new, w_new, c = dA.shape
    _, h_prev, w_prev, _ = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dx = np.zeros((m, h_prev, w_prev, c))
    for img in range(m):
        for ch in range(c):
            for row in range(h_new):
                for col in range(w_new):
                    y0 = row * sh
                    x0 = col * sw
                    if mode == 'max':
                        sub = A_prev[img, y0:y0 + kh, x0:x0 + kw, ch]
                        mask = np.argmax(sub)
                        dx[img, y0:y0 + kh, x0:x0 + kw, ch] += (
                            mask * dA[img, row, col, ch])
                    if mode == 'avg':
                        dx[img, y0:y0 + kh, x0:x0 + kw, ch] += (
                            dA[img, row, col, ch] / (kh * kw))
    return dx
