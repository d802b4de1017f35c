#!/usr/bin/env python3
"""dA_prev holds nothing but the zeros it was created with: it is never filled,
or what was computed in the padded array never reaches it. Look at what is
added to it inside the loops, and at what happens with the padded gradient
after them.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Back propagation over a convolutional layer of a neural network."""
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f_H, f_W, n_C_prev, n_C) = W.shape
    (m, n_H, n_W, n_C) = dZ.shape
    (stride_h, stride_w) = stride

    if padding == 'valid':
        pad_h = 0
        pad_w = 0
    elif padding == 'same':
        pad_h = ((n_H_prev - 1) * stride_h + f_H - n_H_prev + 1) // 2
        pad_w = ((n_W_prev - 1) * stride_w + f_W - n_W_prev + 1) // 2

    dA_prev = np.zeros((m, n_H_prev, n_W_prev, n_C_prev))
    dW = np.zeros((f_H, f_W, n_C_prev, n_C))
    db = np.zeros((1, 1, 1, n_C))

    A_prev_pad = np.pad(A_prev, ((0, 0), (pad_h, pad_h),
                                 (pad_w, pad_w), (0, 0)), 'constant')
    dA_prev_pad = np.pad(dA_prev, ((0, 0), (pad_h, pad_h),
                                   (pad_w, pad_w), (0, 0)), 'constant')

    for i in range(m):
        a_prev_pad = A_prev_pad[i]
        da_prev_pad = dA_prev_pad[i]
        for h in range(n_H):
            vert_start = h * stride_h
            vert_end = vert_start + f_H
            for w in range(n_W):
                horiz_start = w * stride_w
                horiz_end = horiz_start + f_W
                a_slice = a_prev_pad[vert_start:vert_end,
                                     horiz_start:horiz_end, :]
                for c in range(n_C):
                    da_prev_pad[vert_start:vert_end,
                                horiz_start:horiz_end,
                                :] += W[:, :, :, c] * dZ[i, h, w, c]
                    dW[:, :, :, c] += a_slice * dZ[i, h, w, c]
                    db[:, :, :, c] += dZ[i, h, w, c]

    return dA_prev, dW, db
