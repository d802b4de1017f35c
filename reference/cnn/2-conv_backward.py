#!/usr/bin/env python3
"""Back propagation over a convolutional layer."""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """
    Compute the gradients of a convolutional layer.

    dZ: gradient with respect to the output before the activation,
        (m, h_new, w_new, c_new)
    A_prev: output of the previous layer, (m, h_prev, w_prev, c_prev)
    W: kernels, (kh, kw, c_prev, c_new)
    b: biases, (1, 1, 1, c_new); no gradient depends on their values
    padding: 'same' or 'valid'
    stride: (sh, sw), height first

    Returns: dA_prev, dW, db, of the shapes of A_prev, W and b.
    """
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == "same":
        ph = -(-((h_prev - 1) * sh + kh - h_prev) // 2)
        pw = -(-((w_prev - 1) * sw + kw - w_prev) // 2)

    dA_prev = np.empty(A_prev.shape)
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    # The batch goes in parts that stay in the processor's cache.
    parts = min(m, 1 + (A_prev.size + dZ.size) // 2 ** 15)
    pieces = [np.array_split(array, parts) for array in (dZ, A_prev, dA_prev)]
    for gradients, images, result in zip(*pieces):
        padded = np.pad(images, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
        # Each gradient stands where its window starts, zeros in between: an
        # offset inside the kernel is then one shift of the flattened pixels.
        starts = np.zeros(padded.shape[:3] + (c_new,))
        starts[:, :h_new * sh:sh, :w_new * sw:sw] = gradients
        width = w_prev + 2 * pw
        pixels = padded.reshape(-1, c_prev)
        span = len(pixels) - (kh - 1) * width - (kw - 1)
        starts = starts.reshape(-1, c_new)[:span]
        shares = np.zeros(pixels.shape)
        for x in range(kh):
            for y in range(kw):
                shift = x * width + y
                dW[x, y] += pixels[shift:shift + span].T @ starts
                shares[shift:shift + span] += starts @ W[x, y].T
        shares = shares.reshape(padded.shape)
        result[:] = shares[:, ph:ph + h_prev, pw:pw + w_prev]
    return dA_prev, dW, db
