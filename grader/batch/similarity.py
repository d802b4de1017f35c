"""Similar files, for the instructor alone: what is everybody's, the starter's or the reference's is no sign."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import msgspec

from grader.batch.fingerprints import Prints, fingerprints, grams
from grader.core.cohort import Graded, Pair
from grader.core.exercise import Exercise, Pack
from grader.render import alike
from grader.store import Store, write_whole
from grader.store.database import RunRow

THRESHOLD = 0.6
FEWEST_TOKENS = 40
COMMON_SHARE = 0.25
FEWEST_FOR_COMMON = 8
MOST_PAIRS = 200
FOLDER = "similar"


class File(msgspec.Struct, frozen=True):
    """One student's file of one exercise."""

    student: str
    name: str
    text: str
    digest: str
    prints: Prints


def similar(store: Store, row: RunRow, pack: Pack, out: Path) -> tuple[Pair, ...]:
    """Find the pairs of a run, write each side by side, and return them, the most alike first."""
    pairs: list[Pair] = []
    for exercise in pack.exercises:
        files = _files(store.current(row.id), exercise)
        texts = {file.student: file for file in files}
        for number, pair in enumerate(alike_pairs(files), 1):
            page = f"{FOLDER}/{exercise.id}-{number}.html"
            first, second = texts[pair.first], texts[pair.second]
            content = alike.render(pair, (first.name, first.text), (second.name, second.text))
            write_whole(out / page, content.encode())
            pairs.append(msgspec.structs.replace(pair, exercise=exercise.id, page=page))
    written = {out / pair.page for pair in pairs}
    for page_before in (out / FOLDER).glob("*.html"):
        if page_before not in written:
            page_before.unlink()
    return tuple(sorted(pairs, key=lambda pair: -max(pair.first_share, pair.second_share)))


def alike_pairs(files: list[File]) -> list[Pair]:
    """Return the pairs above the threshold: the share of each file's own tokens that stand in the other.

    Only files that share a fingerprint are looked at, by an index, so that the cost follows what is shared rather
    than the square of the class.
    """
    distinct = {file.digest: file for file in files}
    spread = Counter(print_ for file in distinct.values() for print_ in file.prints.places)
    limit = COMMON_SHARE * len(distinct)
    enough = len(distinct) >= FEWEST_FOR_COMMON
    common = {print_ for print_, count in spread.items() if count > limit} if enough else set()
    own = {file.student: file.prints.without(common) for file in files}
    shared: dict[tuple[str, str], set[int]] = {}
    owners: dict[int, list[str]] = {}
    for student, prints in own.items():
        for print_ in prints.places:
            owners.setdefault(print_, []).append(student)
    for print_, students in owners.items():
        for pair in combinations(students, 2):
            shared.setdefault(pair, set()).add(print_)
    covered = {student: len(prints.tokens()) for student, prints in own.items()}
    pairs: dict[tuple[str, str], Pair] = {}
    for (one, other), together in shared.items():
        first, second = own[one], own[other]
        shares = _share(first, together, covered[one]), _share(second, together, covered[other])
        if max(shares) >= THRESHOLD:
            pairs[one, other] = Pair("", one, other, *shares, first.ranges(together), second.ranges(together))
    by_digest: dict[str, list[File]] = {}
    for file in files:
        by_digest.setdefault(file.digest, []).append(file)
    for same in by_digest.values():
        for file, copy in combinations(same, 2):
            whole = ((1, len(file.text.splitlines()) or 1),)
            pairs[file.student, copy.student] = Pair("", file.student, copy.student, 1.0, 1.0, whole, whole)
    ranked = sorted(
        pairs.values(), key=lambda pair: (-max(pair.first_share, pair.second_share), pair.first, pair.second)
    )
    return ranked[:MOST_PAIRS]


def _share(prints: Prints, shared: set[int], covered: int) -> float:
    """Return which share of a file's tokens stands in another; of so few tokens it says nothing."""
    part = len(prints.tokens(shared))
    return part / covered if part >= FEWEST_TOKENS else 0.0


def _files(graded: Iterable[Graded], exercise: Exercise) -> list[File]:
    known = boilerplate(exercise)
    files = []
    for one in graded:
        report = next((part for part in one.report.exercises if part.id == exercise.id), None) if one.report else None
        if report is not None and report.source:
            digest = hashlib.sha256(report.source.encode("utf-8", "replace")).hexdigest()
            prints = fingerprints(report.source).without(known)
            files.append(File(one.student.key, one.student.name, report.source, digest, prints))
    return files


def boilerplate(exercise: Exercise) -> set[int]:
    """Return what no student needs another student for: the starter, the reference, the accepted solutions."""
    sources = (exercise.starter, exercise.reference, *exercise.accepted)
    return {print_ for source in sources for print_ in grams(source.text.decode("utf-8", "replace"))[0]}
