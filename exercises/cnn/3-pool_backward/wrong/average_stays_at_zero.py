#!/usr/bin/env python3
"""In mode 'avg' nothing reaches dA_prev, which stays at zero: either mode is
compared with another word than 'avg', in lower case, or a division for whole
numbers makes zeros of the shares, or they are computed and never stored in
dA_prev. Look at the comparisons with mode, and at what is done with the
shares.
"""
import numpy as np


def create_mask_from_window(x):
    """Creates a mask of the maximum of a window."""
    return x == np.max(x)


def distribute_value(dz, shape):
    """Distributes a value evenly over a window."""
    (n_H, n_W) = shape
    return np.ones(shape) * (dz / (n_H * n_W))


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Back propagation over a pooling layer of a neural network."""
    (f_h, f_w) = kernel_shape
    (stride_h, stride_w) = stride
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (m, n_H, n_W, n_C) = dA.shape

    dA_prev = np.zeros((m, n_H_prev, n_W_prev, n_C_prev))

    for i in range(m):
        a_prev = A_prev[i]
        for h in range(n_H):
            vert_start = h * stride_h
            vert_end = vert_start + f_h
            for w in range(n_W):
                horiz_start = w * stride_w
                horiz_end = horiz_start + f_w
                for c in range(n_C):
                    if mode == 'max':
                        a_slice = a_prev[vert_start:vert_end,
                                         horiz_start:horiz_end, c]
                        mask = create_mask_from_window(a_slice)
                        dA_prev[i, vert_start:vert_end,
                                horiz_start:horiz_end,
                                c] += mask * dA[i, h, w, c]
                    elif mode == 'average':
                        da = dA[i, h, w, c]
                        dA_prev[i, vert_start:vert_end,
                                horiz_start:horiz_end,
                                c] += distribute_value(da, (f_h, f_w))

    return dA_prev
