#!/usr/bin/env python3
"""The rows of the kernel are in the wrong order in dA_prev: the kernel is
mirrored, top to bottom. Added to a window, it belongs there as it stands; in a
full convolution of dZ it is turned in both directions, not in one. Look at the
order of the kernel's rows and columns.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Back propagation over a convolutional layer, without adding in place."""
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride
    ph = pw = 0
    if padding == "same":
        ph = ((h_prev - 1) * sh + kh - h_prev + 1) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev + 1) // 2
    view = np.lib.stride_tricks.sliding_window_view
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    windows = view(padded, (kh, kw), axis=(1, 2))[:, ::sh, ::sw]
    windows = windows[:, :h_new, :w_new]
    dW = np.einsum('mhwcxy,mhwn->xycn', windows, dZ)

    dilated = np.zeros((m, h_prev + 2 * ph + kh - 1,
                        w_prev + 2 * pw + kw - 1, c_new))
    dilated[:, kh - 1:kh - 1 + h_new * sh:sh,
            kw - 1:kw - 1 + w_new * sw:sw] = dZ
    turned = W[:, ::-1]
    full = np.einsum('mhwnxy,xycn->mhwc',
                     view(dilated, (kh, kw), axis=(1, 2)), turned)
    dA_prev = full[:, ph:ph + h_prev, pw:pw + w_prev]
    return dA_prev, dW, dZ.sum(axis=(0, 1, 2), keepdims=True)
