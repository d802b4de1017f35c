"""Moodle's grading worksheet: the teacher's own download, in whatever language, with grades and comments filled."""

import re
from html import escape

from grader.core.cohort import Cohort, Entry
from grader.render.gradebook import comment
from grader.render.sheet import HUNDRED, Exported, Sheet, SheetError, harmless, left_out, percent_of, replaced

# Moodle translates its titles; these are the ones of its larger languages. Others are named with --column.
GRADE = (
    "Grade",
    "Bewertung",
    "Note",
    "Calificación",
    "Nota",
    "Valutazione",
    "Beoordeling",
    "Cijfer",
    "Avaliação",
    "Betyg",
    "Karakter",
    "Ocena",
    "Оценка",
    "评分",
    "成绩",
    "評点",
    "Puntuación",
    "Qualificació",
)
MOST = (
    "Maximum Grade",
    "Bestwertung",
    "Höchstbewertung",
    "Maximale Bewertung",
    "Note maximale",
    "Calificación máxima",
    "Nota máxima",
    "Valutazione massima",
    "Maximale beoordeling",
    "Maximumcijfer",
    "Högsta betyg",
    "Maksymalna ocena",
    "Максимальная оценка",
    "最高分",
    "Puntuación máxima",
    "Qualificació màxima",
)
COMMENT = (
    "Feedback comments",
    "Feedback als Kommentar",
    "Feedback par commentaires",
    "Commentaires de feedback",
    "Comentarios de retroalimentación",
    "Commenti di feedback",
    "Commenti",
    "Feedback als opmerkingen",
    "Comentários de feedback",
    "Feedbackkommentarer",
    "Komentarz zwrotny",
    "Комментарии в отзыве",
    "反馈评论",
    "Feedback-Kommentare",
    "Comentaris de retroacció",
)
_PARTICIPANT = re.compile(r"\D+\d+")


def identity_columns(sheet: Sheet) -> tuple[int, ...]:
    """Return the columns that say who a row is: what stands before the grade, without the state of the work."""
    at = sheet.column(*GRADE)
    return tuple(range(len(sheet.header) if at is None else at))


def render(
    cohort: Cohort,
    sheet: Sheet,
    rows: dict[int, Entry],
    *,
    column: str = "",
    comment_column: str = "",
    missing_zero: bool = False,
) -> Exported:
    """Fill grade and comment of the rows that belong to somebody; nothing else changes.

    Raises:
        SheetError: the sheet is no grading worksheet, or its language's titles are not known.

    """
    if not any(_PARTICIPANT.fullmatch(row[0].strip()) for row in sheet.rows[1:]):
        raise SheetError("its first column holds no participants; download the grading worksheet from Moodle")
    grade_at = sheet.column(column) if column else sheet.column(*GRADE)
    if grade_at is None:
        listed = ", ".join(sheet.header)
        raise SheetError(f"it has no column for the grade that is known here; name it with --column: {listed}")
    comment_at = sheet.column(comment_column) if comment_column else sheet.column(*COMMENT)
    most_at = sheet.column(*MOST)
    cells: dict[tuple[int, int], str] = {}
    for row, entry in rows.items():
        percent = percent_of(entry, missing_zero=missing_zero)
        if percent is None:
            continue
        cells[row, grade_at] = (sheet.amount(row, most_at) or HUNDRED).share(percent)
        if comment_at is not None:
            # Moodle reads comments as HTML.
            cells[row, comment_at] = harmless(escape(comment(entry, cohort), quote=False).replace("\n", "<br>"))
    notes = left_out(cohort.entries, missing_zero=missing_zero)
    if comment_at is None:
        notes = (*notes, "no column for comments is known here, so none were written; name it with --comment-column")
    if most_at is None:
        notes = (*notes, "no column for the maximum grade is known here, so the grades were written out of 100")
    filled = sheet.with_cells(cells)
    return Exported("moodle.csv", filled.encode(), (*notes, *replaced(sheet, filled)))
