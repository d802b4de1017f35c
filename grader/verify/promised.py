"""What is promised of every exercise, in the order in which it is told, and what to do where it is broken."""

RIGHT = {
    "every right solution gets full marks": "mend the file; if it is right and differs by rounding alone, give the "
    "case a larger reduction; if it follows another convention, call it convention_*; an answer that is no plain value "
    "(a model, say) needs a Call with a probe",
    "the starter gets nothing": "ask these cases with numbers for which doing nothing is wrong",
    "two runs agree to the bit": "give the reference's random numbers a seed, or ask for what does not depend on them",
    "tolerances cover rounding four times over": "give these cases a larger reduction in exercise.toml",
    "no array is passed by zeros, ones, a constant or the input": "ask these cases with other numbers or sizes",
    "every right solution keeps the laws": "mend the law, or the solution",
    "every law is broken by some wrong solution": "write the mistake that the law is there for into wrong/, "
    "or take the law out",
}
"""Promises about the right solutions, the starter and the laws, each with its cure."""

WRONG = {
    "every wrong solution loses marks": "add a case that the file fails, or take it out",
    "every wrong solution is named": "files that fail the same cases with the same answers need a case that tells "
    "them apart; where they are one mistake, keep one",
    "every case is failed by some wrong solution": "write the mistake that the case is there for into wrong/, "
    "or take the case out",
}
"""Promises about the wrong solutions and the cases, each with its cure."""
