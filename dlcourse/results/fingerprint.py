"""What a result depends on, as hashes: by them a row is known to be out of date."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import nbformat
from pydantic import Field

import dlcourse
from dlcourse.models import Data, Lab, Limits
from dlcourse.notebook import roles
from dlcourse.notebook.delimiters import outside


class Fingerprint(Data):
    """Hashes of what was handed in, of the lab, of the limits and of the installed packages.

    lab: the lab without its checks. checks: each check by its `check_key`; "" for one that has to
    be judged again, whatever it says.
    """

    files: str
    lab: str
    limits: str
    packages: str
    checks: dict[str, str] = Field(default_factory=dict)

    def differs_elsewhere(self, then: Fingerprint) -> bool:
        """Whether anything but the checks is another now than it was then."""
        return self.model_copy(update={"checks": then.checks}) != then

    def changed(self, then: Fingerprint) -> list[str]:
        """What is another now than it was then, in words: the checks if nothing else is."""
        words = {
            "files": "the file that was handed in",
            "lab": "the lab",
            "limits": "the limits",
            "packages": "the installed packages",
        }
        found = [word for part, word in words.items() if getattr(self, part) != getattr(then, part)]
        checks = [name for name in self.checks if self.checks[name] != then.checks.get(name)]
        questions = ", ".join(roles.question_of(name.partition("/")[2]) for name in checks)
        return found or ([f"the judging of {questions}"] if questions else [])


def check_key(notebook: str, check: str) -> str:
    """The name of a check in a lab of several notebooks."""
    return f"{notebook}/{check}"


def of_files(files: Mapping[str, bytes]) -> str:
    """A hash of files, by name."""
    return _hash(*_flat(files))


def of_lab(lab: Lab) -> str:
    """A hash of the notebooks, as written and as released, and of the files beside them."""
    notebooks = (part for each in lab.notebooks for part in (each.source, each.released))
    words = lab.delimiters.model_dump_json().encode()
    return _hash(*notebooks, *_flat(lab.files), words)


def of_lab_without_checks(lab: Lab) -> str:
    """The same, without what the checks say, and without mark schemes, which only people read.

    Where a check stands, and its id, still count.
    """
    scheme = lab.delimiters.mark_scheme
    notebooks = (
        _split(part, scheme)[0] for each in lab.notebooks for part in (each.source, each.released)
    )
    words = lab.delimiters.model_dump_json().encode()
    return _hash(*notebooks, *_flat(lab.files), words)


def of_checks(lab: Lab) -> dict[str, str]:
    """A hash of each check, as written and as released, with its points; by its `check_key`."""
    found = defaultdict(list)
    for each in lab.notebooks:
        for part in (each.source, each.released):
            for name, check in _split(part, lab.delimiters.mark_scheme)[1].items():
                found[check_key(each.name, name)].append(check)
    return {key: _hash(*parts) for key, parts in found.items()}


def of_limits(limits: Limits) -> str:
    """A hash of the limits."""
    return _hash(limits.model_dump_json().encode())


@cache
def installed() -> str:
    """A hash of every installed package's version and of this package's own code."""
    # By the names of their folders, NAME-VERSION.dist-info: to read every file takes half a second.
    folders = (Path(entry).glob("*.*-info") for entry in sys.path)
    versions = sorted(path.name for found in folders for path in found)
    sources = sorted(Path(dlcourse.__file__).parent.rglob("*.py"))
    return _hash(*(line.encode() for line in versions), *(path.read_bytes() for path in sources))


def _split(raw: bytes, scheme: tuple[str, str]) -> tuple[bytes, dict[str, bytes]]:
    """A notebook with only the ids of its checks and without mark schemes, and its checks by id;
    what cannot be read as a notebook has none."""
    try:
        notebook = nbformat.v4.reads(raw.decode())  # a source may be a text or a list of lines
        checks = {roles.grade_id(cell): cell for cell in notebook.cells if roles.is_check(cell)}
        cells = [roles.grade_id(cell) if roles.is_check(cell) else cell for cell in notebook.cells]
        for cell in notebook.cells:
            if roles.is_manual(cell) or roles.is_task(cell):
                cell.source = "\n".join(outside(cell.source, scheme))
    except (ValueError, TypeError, AttributeError):
        return raw, {}
    notebook.cells = cells
    return _in_order(notebook), {name: _in_order(cell) for name, cell in checks.items()}


def _in_order(part: Mapping[str, object]) -> bytes:
    return json.dumps(part, sort_keys=True).encode()


def _flat(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name in sorted(files):
        yield name.encode()
        yield files[name]


def _hash(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
