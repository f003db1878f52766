"""Which of the files that were handed in is a notebook of the lab."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from dlcourse.grading.rebuild import rebuild
from dlcourse.grading.trusted import TrustedCell, open_trusted
from dlcourse.models import Lab, Rebuilt, TrustedNotebook
from dlcourse.notebook import reading, roles


def rebuild_submitted(files: Mapping[str, bytes], trusted: TrustedNotebook, lab: Lab) -> Rebuilt:
    """Rebuild from the file whose name fits best; of equal ones, from the most answered."""
    names = candidates(files, trusted.name, [notebook.name for notebook in lab.notebooks])
    template = open_trusted(trusted, lab.delimiters)
    rebuilt: dict[str, Rebuilt] = {}
    reasons: dict[str, str] = {}
    for name in names:
        try:
            rebuilt[name] = rebuild(files[name], trusted, lab.delimiters, files)
        except reading.Unreadable as error:
            reasons[name] = f"{name} cannot be graded: {error.reason}."
    if not rebuilt:
        listing = f" (only {', '.join(sorted(files)[:5])})" if files else ""
        missing = f"No notebook {trusted.name}.ipynb was handed in{listing}."
        raise reading.Unreadable(" ".join(reasons.values()) or missing)
    others = {name for name in rebuilt if _is_another(files[name], template)}
    chosen = min(
        rebuilt,
        key=lambda name: (name in others, names[name], -_answers(rebuilt[name]), name),
    )
    warnings = [
        *([f"{chosen!r} has no graded cell of {trusted.name}"] if chosen in others else []),
        *([f"the file is called {chosen!r}"] if names[chosen] else []),
        *reasons.values(),
        *(f"{name!r} was not graded: {chosen!r} was" for name in rebuilt if name != chosen),
    ]
    all_warnings = (*warnings, *rebuilt[chosen].warnings)
    return rebuilt[chosen].model_copy(update={"warnings": all_warnings})


def _is_another(raw: bytes, template: tuple[TrustedCell, ...]) -> bool:
    """Whether a file's graded cells all belong to another notebook."""
    theirs = {roles.grade_id(cell) for cell in reading.read(raw).cells} - {""}
    return bool(theirs) and theirs.isdisjoint(cell.id for cell in template)


def _answers(rebuilt: Rebuilt) -> int:
    return sum(bool(cell.solution) and not cell.unanswered for cell in rebuilt.cells)


def candidates(files: Iterable[str], wanted: str, notebook_names: Sequence[str]) -> dict[str, int]:
    """The files that may be the lab's notebook `wanted`, with how far their name is from it.

    0: the exact name; 1: in other case; 2: with something around it ("Copy of …", "… (1)", what
    an LMS puts before it); 3: any notebook, if the lab has but one. `notebook_names`: those of
    the lab, whose files are not taken for each other.
    """
    others = {name.lower() for name in notebook_names} - {wanted.lower()}
    ranked: dict[str, int] = {}
    for name in files:
        base = PurePosixPath(name.replace("\\", "/")).name
        match = re.fullmatch(r"(.+)\.ipynb(\.json|\.txt)?", base, re.IGNORECASE)
        if match is None or match[1].lower() in others:
            continue
        stem = match[1]
        fits = (
            base == f"{wanted}.ipynb",
            stem.lower() == wanted.lower(),
            _plain(wanted) in _plain(stem),
            not others,
        )
        if any(fits):
            ranked[name] = fits.index(True)
    return ranked


def _plain(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", stem.lower())
