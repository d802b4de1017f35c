"""What Python says of a file that it cannot read: how each begins, the hint's identity, and what is said of it."""

SYNTAX_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        r"^SyntaxError: invalid (?:non-printable )?character (?:'.' \(|)U\+[0-9A-F]+",
        "failure-character",
        (
            "Line {line} holds a character that Python does not know: a curly quote, a long dash or a mathematical "
            "sign, as text has it that was copied from a page. Type it anew."
        ),
    ),
    (
        r"^SyntaxError: \(unicode error\) 'utf-8' codec can't decode|^SyntaxError: Non-UTF-8 code",
        "failure-encoding",
        "The file is not saved as UTF-8, which shows at an accent in line {line}: save it in that encoding.",
    ),
    (
        r"^TabError",
        "failure-tabs",
        "Line {line} mixes tabs and spaces with the lines around it: indent all of them by spaces, four a level.",
    ),
    (
        r"^IndentationError: expected an indented block",
        "failure-no-block",
        "The line before line {line} opens a block, and nothing stands in it: indent what belongs there.",
    ),
    (
        r"^IndentationError: (?:unindent|unexpected)",
        "failure-indented",
        "Line {line} begins further left or right than its neighbours: lines of one block begin in one column.",
    ),
    (
        r"^SyntaxError: expected ':'",
        "failure-colon",
        "Line {line} opens a block, and should end in a colon.",
    ),
    (
        r"^SyntaxError: '(.)' was never closed",
        "failure-never-closed",
        "Line {line} opens a bracket {0} that is closed nowhere: count the brackets in that line, from the inside out.",
    ),
    (
        r"^SyntaxError: (?:unmatched|closing parenthesis) '(.)'",
        "failure-never-opened",
        "Line {line} closes a bracket {0} that was not opened like this: count the brackets in that line.",
    ),
    (
        r"^SyntaxError: (?:unterminated|EOF while scanning)",
        "failure-quote",
        "A text that begins in line {line} has no end: look for the quote that is missing.",
    ),
    (
        r"^SyntaxError: Missing parentheses in call to '(\w+)'",
        "failure-python-2",
        "Line {line} is written for Python 2: today, {0} is called with brackets.",
    ),
    (
        r"^SyntaxError: (?:invalid syntax|cannot assign to .*)\. Maybe you meant '=='",
        "failure-single-equals",
        "Line {line} has a single =, which gives a value to a name: a comparison is written ==.",
    ),
    (
        r"^SyntaxError: '(\w+)' outside (?:function|loop)|^SyntaxError: '(\w+)' not (?:properly )?in loop",
        "failure-outside",
        "In line {line}, {0} stands outside of what it belongs to: look at how far it and the lines above go in.",
    ),
    (
        r"^SyntaxError: (?:non-default argument|parameter without a default) follows",
        "failure-default-before",
        "In line {line}, a parameter without a default comes behind one that has one: those with defaults come last.",
    ),
    (
        r"^SyntaxError: invalid syntax",
        "failure-syntax",
        (
            "Python does not understand line {line}: look there, and at the end of the line before it, for what is "
            "missing or is too much, such as a bracket, a comma or an operator."
        ),
    ),
)
