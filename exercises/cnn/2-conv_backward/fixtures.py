"""Functions that live inside the box: each picks one gradient out of the three that are returned."""


def _pick(returned: object, index: int) -> object:
    """Return one of three results; anything else goes on as it is, and is judged as it is."""
    if isinstance(returned, (tuple, list)) and len(returned) == 3:
        return returned[index]
    return returned


def only_da_prev(returned: object, _arguments: object = ()) -> object:
    """Pick dA_prev."""
    return _pick(returned, 0)


def only_dw(returned: object, _arguments: object = ()) -> object:
    """Pick dW."""
    return _pick(returned, 1)


def only_db(returned: object, _arguments: object = ()) -> object:
    """Pick db."""
    return _pick(returned, 2)
