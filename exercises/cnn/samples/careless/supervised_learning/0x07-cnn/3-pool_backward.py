#!/usr/bin/env python3
"""pooling, backward"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode="max"):
    """gradient of pooling"""
    m, h, w, c = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    out = np.zeros(A_prev.shape)
    for n in range(m):
        for i in range(h):
            for j in range(w):
                for k in range(c):
                    for x in range(kh):
                        for y in range(kw):
                            if mode == "avg":
                                out[n, i * sh + x, j * sw + y, k] += dA[
                                    n, i, j, k] / (kh * kw)
                            else:
                                part = A_prev[n, i * sh:i * sh + kh,
                                              j * sw:j * sw + kw, k]
                                if part[x, y] == part.max():
                                    out[n, i + x, j + y, k] += dA[n, i,
                                                                  j * sw, k]
    return out