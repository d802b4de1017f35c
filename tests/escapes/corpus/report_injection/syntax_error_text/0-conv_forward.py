#!/usr/bin/env python3
"""Break."""


def conv_forward(:  # </pre><x-pwned onclick=1> ]]> ::notice::pwned [/] [bold]
    ::error::pwned
