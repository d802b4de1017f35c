"""Which rule of the style rubric a remark counts against.

Codes are pycodestyle's own (``E501``, ``W291`` …) and ours: G1xx the layout of the file, G2xx docstrings,
G3xx imports, G9xx what could not be checked at all.
"""

PYCODESTYLE = "pycodestyle"
STYLE_RULES = (PYCODESTYLE, "docstrings", "shebang", "executable", "final_newline", "imports")
"""The keys that a pack may give points to."""

UNCHECKED = frozenset({"G209", "G309", "G901"})
"""Codes that say that a rule could not be checked: what was not seen is not believed, so its points are lost."""

_LAYOUT = {"G101": "shebang", "G102": "executable", "G103": "final_newline"}


def rule_of(code: str) -> str:
    """The rubric's key for a violation's code: one of :data:`STYLE_RULES`."""
    if code in _LAYOUT:
        return _LAYOUT[code]
    if code.startswith("G2"):
        return "docstrings"
    if code.startswith("G3"):
        return "imports"
    return PYCODESTYLE
