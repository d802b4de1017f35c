#!/usr/bin/env python3
"""Columns of windows, two matrix products, and the way back."""
import numpy as np


def im2col(images, kernel, stride, positions):
    """Lay each window out as one row of a matrix."""
    m, _, _, c = images.shape
    kh, kw = kernel
    sh, sw = stride
    rows, cols = positions
    table = np.zeros((m, rows, cols, kh, kw, c))
    for i in range(kh):
        for j in range(kw):
            table[:, :, :, i, j, :] = images[:, i:i + sh * rows:sh,
                                             j:j + sw * cols:sw, :]
    return table.reshape(m * rows * cols, kh * kw * c)


def col2im(table, shape, kernel, stride, positions):
    """Add each row of a matrix where its window came from."""
    kh, kw = kernel
    sh, sw = stride
    rows, cols = positions
    images = np.zeros(shape)
    table = table.reshape(shape[0], rows, cols, kh, kw, shape[3])
    for i in range(kh):
        for j in range(kw):
            images[:, i:i + sh * rows:sh,
                   j:j + sw * cols:sw, :] += table[:, :, :, i, j, :]
    return images


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Back propagation over a convolution by matrix products."""
    m, h_new, w_new, c_new = dZ.shape
    h_prev, w_prev = A_prev.shape[1], A_prev.shape[2]
    kernel = W.shape[:2]
    ph = pw = 0
    if padding == 'same':
        ph = ((h_prev - 1) * stride[0] + kernel[0] - h_prev + 1) // 2
        pw = ((w_prev - 1) * stride[1] + kernel[1] - w_prev + 1) // 2
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    columns = im2col(padded, kernel, stride, (h_new, w_new))
    gradient = dZ.reshape(-1, c_new)
    dW = (columns.T @ gradient).reshape(W.shape)
    spread = gradient @ W.reshape(-1, c_new).T
    dA = col2im(spread, padded.shape, kernel, stride, (h_new, w_new))
    db = gradient.sum(axis=0).reshape(1, 1, 1, c_new)
    return dA[:, ph:h_prev + ph, pw:w_prev + pw, :], dW, db
