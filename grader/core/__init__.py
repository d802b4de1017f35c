"""The nouns of the grader: frozen values, without I/O, clock or randomness."""
