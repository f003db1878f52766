"""Downloads as the platforms make them: real zip files with the work of a small class."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from os import utime
from pathlib import Path

import small_class
from nbformat import NotebookNode
from small_course import to_bytes

from dlcourse.course import Course, load_course

LAB = small_class.LAB
FILE = f"{LAB}.ipynb"
ROSTER = (
    "Last Name,First Name,Username,ID,Email,Group,GitHub\n"
    "Ångström,Test Eins,ta1,1001,ta1@example.org,Blue,octo-ta1\n"
    "O'Test-Zwei,Ana María,tb2,1002,tb2@example.org,Blue,octo-tb2\n"
    "测试,三,tc3,1003,tc3@example.org,Red,octo-tc3\n"
    "اختبار,خمسة,te5,1005,te5@example.org,Red,octo-te5\n"
)


def course_at(root: Path) -> Course:
    """A course with one lab, and a roster at class.csv."""
    small_class.make_course(root)
    (root / "class.csv").write_text(ROSTER, encoding="utf-8")
    return load_course(root)


def work(answer: str = "return 2 * x", scratch: Path | None = None) -> bytes:
    """A notebook with this answer. scratch: where `grade_by_looking` notes that it was graded."""
    notebook: NotebookNode = small_class._notebook(answer, "")
    if scratch:
        notebook.metadata["scratch"] = str(scratch)
    return to_bytes(notebook)


def pack(path: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Path:
    """A zip file with these files, in this order."""
    pairs = files.items() if isinstance(files, Mapping) else files
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pairs:
            archive.writestr(name, content)
    return path


def made_at(path: Path, hour: int) -> Path:
    """The same file, as if it had been downloaded at this hour."""
    moment = datetime(2027, 2, 1, hour, tzinfo=UTC).timestamp()
    utime(path, (moment, moment))
    return path


def read_back(course: Course) -> dict[str, dict[str, bytes]]:
    """Student → the files in the student's folder."""
    found: dict[str, dict[str, bytes]] = {}
    for path in sorted(course.submitted_dir.rglob("*")):
        if path.is_file():
            student, lab, *rest = path.relative_to(course.submitted_dir).parts
            assert lab == LAB
            found.setdefault(student, {})["/".join(rest)] = path.read_bytes()
    return found
