#!/usr/bin/env python3
"""The output's size is rounded up, so the last windows reach over the image's
end, or start behind it. Windows that do not fit are left out: the size is
rounded down. Look at the rounding in the formula for the size.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools pixel by pixel of the window, all windows at once
    """
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    oh = 1 + int(np.ceil((h - kh) / sh))
    ow = 1 + int(np.ceil((w - kw) / sw))
    if mode == 'max':
        out = np.full((m, oh, ow, c), -np.inf)
    else:
        out = np.zeros((m, oh, ow, c))
    for p in range(kh):
        for q in range(kw):
            part = A_prev[:, p:p + sh * oh:sh, q:q + sw * ow:sw, :]
            if mode == 'max':
                out = np.maximum(out, part)
            else:
                out = out + part
    if mode == 'avg':
        out = out / (kh * kw)
    return out
