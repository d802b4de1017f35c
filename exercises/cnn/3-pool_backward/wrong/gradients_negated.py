#!/usr/bin/env python3
"""dA_prev has the wrong sign. The function returns the gradient; the minus
sign belongs to the update of the weights, which happens elsewhere. Look for
the minus.
"""
import numpy as np


def columns(images, kernel, stride, positions):
    """Lay the windows out, all pixels of one on the last axis."""
    parts = []
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            parts.append(images[:, i::stride[0], j::stride[1], :]
                         [:, :positions[0], :positions[1], :])
    return np.stack(parts, axis=-1)


def add_back(table, shape, kernel, stride):
    """Add the columns where they came from."""
    result = np.zeros(shape)
    rows, cols = table.shape[1:3]
    k = 0
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            result[:, i:i + rows * stride[0]:stride[0],
                   j:j + cols * stride[1]:stride[1], :] += table[..., k]
            k += 1
    return result


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Back propagation of pooling by columns."""
    table = columns(A_prev, kernel_shape, stride, dA.shape[1:3])
    if mode == 'max':
        weights = (table == table.max(axis=-1, keepdims=True)).astype(float)
    else:
        weights = np.full(table.shape, 1 / table.shape[-1])
    return add_back(-weights * dA[..., np.newaxis], A_prev.shape,
                    kernel_shape, stride)
