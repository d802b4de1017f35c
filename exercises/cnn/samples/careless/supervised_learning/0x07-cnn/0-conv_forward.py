#!/usr/bin/env python3
import numpy as np
def conv_forward(A_prev, W, b, activation, padding="same", stride=(1,1)):
    m,h,w,c = A_prev.shape
    kh,kw,c,nc = W.shape
    sh,sw = stride
    ph,pw = 0,0
    if padding=="same":
        ph = ((h-1)*sh+kh-h)//2
        pw = ((w-1)*sw+kw-w)//2
    X = np.pad(A_prev,((0,0),(ph,ph),(pw,pw),(0,0)))
    oh = (h+2*ph-kh)//sh+1
    ow = (w+2*pw-kw)//sw+1
    out = np.zeros((m,oh,ow,nc))
    for i in range(oh):
        for j in range(ow):
            for k in range(nc):
                out[:,i,j,k] = (X[:,i*sh:i*sh+kh,j*sw:j*sw+kw]*W[...,k]).sum(axis=(1,2,3))   # this line is far too long
    #print(out.shape)
    return activation(out)
