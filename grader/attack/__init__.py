"""Tries the wall with hostile submissions and asks whether it held; must never be taken for a part of the wall."""
