#!/usr/bin/env python3
"""Ends of scripts, styles, comments, CDATA, templates and attributes."""
import numpy as np


WORDS = '</script></style></title></textarea></template>--><!--]]>]]&gt;"\'`><svg/onload=alert(1)>&#x3c;script&#x3e;%3Cscript%3E{{7*7}}{%raw%}${7*7}'


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise LookupError(WORDS)
