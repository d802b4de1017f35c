#!/usr/bin/env python3
"""A window's lower end is computed without the stride: the height of the
kernel is added to the position, and not to where the window begins. Look at
where a window ends.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Back propagation over a pooling layer, number by number
    """
    (m, n_H, n_W, n_C) = dA.shape
    (fh, fw) = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        a_prev = A_prev[i]
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    vert_start = h * sh
                    vert_end = h + fh
                    horiz_start = w * sw
                    horiz_end = horiz_start + fw
                    if mode == "max":
                        a_slice = a_prev[vert_start:vert_end,
                                         horiz_start:horiz_end, c]
                        mask = (a_slice == a_slice.max())
                        dA_prev[i, vert_start:vert_end,
                                horiz_start:horiz_end, c] += np.multiply(
                                    mask, dA[i, h, w, c])
                    elif mode == "avg":
                        da = dA[i, h, w, c]
                        average = da / (fh * fw)
                        Z = np.ones((fh, fw)) * average
                        dA_prev[i, vert_start:vert_end,
                                horiz_start:horiz_end, c] += Z
    return dA_prev
