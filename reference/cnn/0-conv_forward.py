#!/usr/bin/env python3
"""Forward propagation over a convolutional layer."""

import numpy as np

# Numbers in one block of columns: 1 MiB of float64, which stays in the cache.
BLOCK = 2 ** 17


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Perform forward propagation over a convolutional layer.

    A_prev: array (m, h_prev, w_prev, c_prev), output of the previous layer
    W: array (kh, kw, c_prev, c_new), the kernels
    b: array (1, 1, 1, c_new), the biases
    activation: elementwise function applied to the convolution
    padding: "same" or "valid"
    stride: tuple (sh, sw)

    "same" puts half of what h_prev windows would miss on either side,
    ((h_prev - 1) * sh + kh - h_prev) // 2 rows of zeros, and columns alike.

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

    kernels = W.reshape(-1, c_new).T
    biases = b.reshape(-1, 1)
    numbers = np.result_type(A_prev, W, b, np.float32)
    A = np.empty((m, h_new, w_new, c_new), dtype=numbers)

    # A few images at a time, the image being the last axis: every shifted
    # slice is then made of long runs, however few the channels are.
    part = 1 + BLOCK // (1 + kh * kw * c_prev * h_new * w_new)
    for start in range(0, m, part):
        images = A_prev[start:start + part]
        n = len(images)
        padded = np.zeros((c_prev, h_prev + 2 * ph, w_prev + 2 * pw, n),
                          dtype=numbers)
        padded[:, ph:ph + h_prev, pw:pw + w_prev] = images.transpose(
            3, 1, 2, 0)

        columns = np.empty((kh, kw, c_prev, h_new, w_new, n),
                           dtype=numbers)
        for i in range(kh):
            for j in range(kw):
                columns[i, j] = padded[:, i:i + h_new * sh:sh,
                                       j:j + w_new * sw:sw]

        Z = kernels @ columns.reshape(kh * kw * c_prev, -1)
        Z += biases
        Z = Z.reshape(c_new, h_new, w_new, n).transpose(3, 1, 2, 0)
        A[start:start + part] = activation(Z)
    return A
