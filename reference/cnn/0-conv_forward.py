#!/usr/bin/env python3
"""Forward propagation over a convolutional layer."""

import numpy as np

# Numbers that one part of the work may hold: 1 MiB, which stays in the cache.
BLOCK = 131072


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Perform forward propagation over a convolutional layer.

    A_prev: array (m, h_prev, w_prev, c_prev), output of the previous layer
    W: array (kh, kw, c_prev, c_new), the kernels
    b: array (1, 1, 1, c_new), the biases
    activation: elementwise function applied to the convolution
    padding: "same" or "valid"
    stride: tuple (sh, sw)

    For "same", h_prev windows would reach over the image by
    (h_prev - 1) * sh + kh - h_prev rows: half of them, rounded down, are
    added above and below as zeros, and columns alike.

    Returns the output of the layer, (m, h_new, w_new, c_new).
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph = pw = 0
    if padding == "same":
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1

    kernels = W.reshape(kh * kw, c_prev, c_new)
    around = ((0, 0), (ph, ph), (pw, pw), (0, 0))
    A = np.empty((m, h_new, w_new, c_new))

    # A few images at a time, with the image as the last axis: all that moves
    # is then made of long runs, however few the channels are.
    parts = 1 + W[..., 0].size * A[..., 0].size // BLOCK
    for images, out in zip(np.array_split(A_prev, parts),
                           np.array_split(A, parts)):
        padded = np.pad(images.transpose(3, 1, 2, 0), around)
        shifted = np.stack([padded[:, i:i + h_new * sh:sh,
                                   j:j + w_new * sw:sw]
                            for i in range(kh) for j in range(kw)])
        Z = np.tensordot(kernels, shifted, axes=((0, 1), (0, 1)))
        out[...] = activation(Z.transpose(3, 1, 2, 0) + b)
    return A
