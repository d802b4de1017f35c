"""Load a whole pack: all manifests, cases and answers; all faults are told together."""

import hashlib
from pathlib import Path

import msgspec

from grader.core.errors import PackError, UsageError
from grader.core.exercise import Exercise, Pack, SourceText, StyleRule
from grader.packs.authored import load_module
from grader.packs.cases import load_cases, load_tiny
from grader.packs.hints import read_hints
from grader.packs.manifest import ExerciseManifest, PackManifest, exact, read_manifest
from grader.packs.sense import check_answer, check_exercise, check_pack, check_solutions, defined_names
from grader.packs.shape import nearest
from grader.packs.texts import Texts, merged, read_texts
from grader.packs.truths import load_laws
from grader.packs.workings import read_workings


def load_pack(folder: Path, answers: Path, *, seed: int | None = None, only: tuple[str, ...] = ()) -> Pack:
    """Load a pack from its folder and its answers' folder; ``seed`` overrides the pack's own.

    Raises:
        PackError: with every fault that was found, each with its place and its cure.
        UsageError: ``only`` names an exercise that the pack does not have.

    """
    faults: list[str] = []
    manifest = read_manifest(folder / "pack.toml", PackManifest, faults)
    if manifest is None:
        raise PackError("\n".join(faults))
    check_pack(folder / "pack.toml", manifest, faults)
    unknown = [name for name in only if name not in manifest.exercises]
    if unknown:
        raise UsageError(f"{folder.name} has no exercise '{unknown[0]}'{nearest(unknown[0], manifest.exercises)}")
    effective = manifest.seed if seed is None else seed
    texts = read_texts(folder, faults)
    exercises = [
        _with_partner(folder / name, answers, manifest, effective, faults)
        for name in manifest.exercises
        if not only or name in only
    ]
    loaded = tuple(_with_texts(exercise, texts) for exercise in exercises if exercise is not None)
    if faults:
        raise PackError("\n".join(faults))
    weights = {name: exact(manifest.weights.get(name, 1)) for name in manifest.exercises}
    digest = hashlib.sha256("".join(exercise.digest for exercise in loaded).encode()).hexdigest()
    return Pack(
        folder.name, manifest.title, loaded, weights, manifest.folders, effective, digest, manifest.policy, texts
    )


def _with_texts(exercise: Exercise, of_pack: Texts) -> Exercise:
    return msgspec.structs.replace(exercise, texts=merged(of_pack, exercise.texts))


def _with_partner(folder: Path, answers: Path, pack: PackManifest, seed: int, faults: list[str]) -> Exercise | None:
    """Load an exercise, and with it the one whose function its truths may call."""
    found = _exercise(folder, answers, pack, seed, faults)
    if found is None:
        return None
    exercise, partner_name = found
    partner = None
    if partner_name and (partner_name not in pack.exercises or partner_name == folder.name):
        others = ", ".join(name for name in pack.exercises if name != folder.name)
        place = f"{folder / 'exercise.toml'}: partner names '{partner_name}'"
        cure = f"name one of {others}" if others else "leave it out"
        faults.append(f"{place}, which is no other exercise of the pack; {cure}")
    elif partner_name:
        # What is wrong with the partner is told once, where it is loaded for itself.
        beside = _exercise(folder.parent / partner_name, answers, pack, seed, [])
        if beside is not None:
            partner = msgspec.structs.replace(beside[0], cases=(), tiny=(), accepted=(), wrong=())
    if exercise.truths.text:
        targets = {exercise.function, partner.function if partner is not None else exercise.function}
        laws = folder / "truths.py"
        for law in load_laws(exercise, faults, laws):
            for call in law.truth.calls:
                if call.target not in targets:
                    faults.append(
                        f"{laws}: truth_{law.id} calls {call.target}, which is neither the exercise's function nor "
                        "that of its partner; name the other exercise as partner in exercise.toml"
                    )
    parts = [exercise.digest.encode(), exercise.truths.text, partner.reference.text if partner is not None else b""]
    digest = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return msgspec.structs.replace(exercise, partner=partner, digest=digest)


def _exercise(
    folder: Path, answers: Path, pack: PackManifest, seed: int, faults: list[str]
) -> tuple[Exercise, str] | None:
    manifest = read_manifest(folder / "exercise.toml", ExerciseManifest, faults)
    if manifest is None:
        return None
    check_exercise(folder / "exercise.toml", manifest, faults)
    path = folder / "cases.py"
    source = _read(path, faults)
    fixtures, fixture_parts, known = _fixtures(folder, faults)
    names = load_module(path, faults, source=source.text) if source.text else {}
    cases = load_cases(path, names, manifest, f"{pack.title}/{folder.name}", seed, faults, known)
    tiny = load_tiny(path, names, manifest.function, faults, known)
    _check_plan(folder, manifest, faults)
    style = manifest.style if manifest.style is not None else pack.style
    reference = _read(answers / manifest.file, faults)
    starter = _read(folder / "starter.py", faults)
    defined_names(folder / "starter.py", starter.text, faults)
    accepted, wrong = _sources(folder / "accepted", faults), _sources(folder / "wrong", faults)
    check_solutions(folder, accepted, wrong, faults)
    if (answers / manifest.file).is_file():
        check_answer(answers / manifest.file, reference.text, manifest, faults)
    exercise = Exercise(
        pack=folder.parent.name,
        id=folder.name,
        file=manifest.file,
        title=manifest.title,
        function=manifest.function,
        parameters=manifest.parameters,
        libraries=manifest.libraries,
        imports=manifest.imports,
        tolerated=manifest.tolerated,
        limits=manifest.limits,
        cases=cases,
        style=tuple(StyleRule(code, exact(points)) for code, points in style.items()),
        fixtures=fixtures,
        fixture_parts=fixture_parts,
        reference=reference,
        accepted=accepted,
        wrong=wrong,
        starter=starter,
        statements=_statements(folder, faults),
        tiny=tiny,
        efficiency=manifest.efficiency,
        combine_mistakes=manifest.combine_mistakes,
        workings=read_workings(folder, faults),
        hints=read_hints(folder, frozenset(path.stem for path in (folder / "wrong").glob("*.py")), faults),
        texts=read_texts(folder, faults),
        truths=_read_optional(folder / "truths.py", faults),
        digest="",
    )
    parts = [source.text, msgspec.json.encode(manifest), str(seed).encode(), exercise.fixtures.text]
    parts += [
        reference.text,
        *(source.text for source in exercise.fixture_parts),
        *(source.text for source in exercise.accepted),
        *(source.text for source in exercise.wrong),
    ]
    digest = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return msgspec.structs.replace(exercise, digest=digest), manifest.partner


def _check_plan(folder: Path, manifest: ExerciseManifest, faults: list[str]) -> None:
    plan = manifest.efficiency
    if plan is None:
        return
    place = f"{folder / 'exercise.toml'}: [efficiency]"
    if plan.case not in manifest.cases:
        faults.append(f"{place} names the case '{plan.case}', which is no case; name one of [cases]")
    known = (*manifest.parameters, *manifest.results)
    for name in (*plan.batch, plan.pixels, plan.kernel):
        if name not in known:
            faults.append(f"{place} names '{name}', which is neither a parameter nor a result")


def _read(path: Path, faults: list[str]) -> SourceText:
    try:
        return SourceText(path.stem, path.read_bytes())
    except FileNotFoundError:
        faults.append(f"{path}: there is no such file; an exercise needs it (see docs/packs.md)")
    except OSError as error:
        faults.append(f"{path}: it cannot be read: {error.strerror}; there should be a file that you may read")
    return SourceText(path.stem, b"")


def _read_optional(path: Path, faults: list[str]) -> SourceText:
    return _read(path, faults) if path.exists() else SourceText(path.stem, b"")


def _sources(folder: Path, faults: list[str]) -> tuple[SourceText, ...]:
    return tuple(_read(path, faults) for path in sorted(folder.glob("*.py")))


def _fixtures(folder: Path, faults: list[str]) -> tuple[SourceText, tuple[SourceText, ...], frozenset[str]]:
    """Read fixtures.py, or the package of that name: its main module, its other modules, and the names of the first."""
    file, package = folder / "fixtures.py", folder / "fixtures"
    if not package.is_dir():
        main = _read_optional(file, faults)
        return main, (), defined_names(file, main.text, faults) or frozenset()
    if file.exists():
        faults.append(f"{file}: there is a folder {package.name} beside it; keep one of the two")
    main = SourceText("fixtures", _read(package / "__init__.py", faults).text)
    known = defined_names(package / "__init__.py", main.text, faults) or frozenset()
    parts = []
    for path in sorted(package.glob("*.py")):
        if path.stem != "__init__":
            parts.append(SourceText(f"fixtures.{path.stem}", _read(path, faults).text))
            defined_names(path, parts[-1].text, faults)
    return main, tuple(parts), known


def _statements(folder: Path, faults: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("statement.*.md")):
        try:
            found[path.name.split(".")[1]] = _read(path, faults).text.decode()
        except UnicodeDecodeError:
            faults.append(f"{path}: this is not UTF-8; save the file as UTF-8 in your editor")
    return found
