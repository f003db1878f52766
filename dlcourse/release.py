"""`solutions/LAB` → `labs/LAB`: nbgrader's own generate step, and the gate behind it."""

from __future__ import annotations

import copy
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from dlcourse import __version__, notebooks
from dlcourse.course import Course, nbgrader_settings, read_files
from dlcourse.errors import DlcourseError
from dlcourse.gate import (
    BADGE_ID,
    COLAB_BADGE,
    HAND_IN_ID,
    SET_UP_ID,
    Problem,
    released_problems,
    source_problems,
)
from dlcourse.grading.models import Data

NOTEBOOK_METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}
KEPT_METADATA = ("accelerator", "colab")  # what tells Colab that a notebook needs a GPU


class Released(Data):
    """A lab that students can have: its folder, whether this release changed it, and warnings."""

    lab: str
    folder: Path
    changed: bool
    warnings: tuple[Problem, ...] = ()


class GateError(DlcourseError):
    """A lab was refused; `problems` lists everything that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("Not released:\n" + "\n".join(f"  {problem}" for problem in problems))


def release(course: Course, labs: list[str]) -> list[Released]:
    """Write the students' version of each lab; nothing at all is written if one is refused.

    The badge, the set-up cell and a lab's last cell are brought up to date in the solutions and
    lectures as well.
    Raises GateError with every problem of every lab.
    """
    _need_course_file(course)
    made = {lab: _generate(course, lab) for lab in labs}
    problems = {lab: _problems(course, lab, files) for lab, files in made.items()}
    refused = [each for found in problems.values() for each in found if not each.warning]
    if refused:
        raise GateError(refused)
    for path in [*_source_paths(course, labs), *lecture_paths(course)]:
        _write_if_changed(path, _with_standard_cells(course, path))
    return [
        Released(
            lab=lab,
            folder=course.release_dir / lab,
            changed=_write_folder(course.release_dir / lab, made[lab]),
            warnings=tuple(problems[lab]),
        )
        for lab in labs
    ]


def check(course: Course, labs: list[str]) -> list[Problem]:
    """Everything that `release` would refuse or change; an empty list when all is in order."""
    _need_course_file(course)
    found: list[Problem] = []
    for lab in labs:
        fresh = _generate(course, lab)
        found += _problems(course, lab, fresh)
        found += _differences(course, lab, fresh)
    for path in [*_source_paths(course, labs), *lecture_paths(course)]:
        if path.read_bytes() != _with_standard_cells(course, path):
            found.append(
                Problem(
                    lab=path.stem,
                    cell="",
                    message=f"the badge, the set-up cell or the cell that hands in is not up to "
                    f"date in {path.relative_to(course.root)}: run `dlcourse release`.",
                )
            )
    return found


def set_up_source(course: Course) -> str:
    """The set-up cell: installs the course's wheel where it is missing, and says the version."""
    wheel = course.wheel.format(version=__version__)
    return f'''\
# Set-up: run this cell first. It installs the course's package where it is not there yet.
import subprocess
import sys
from importlib import metadata
from pathlib import Path

installed = [package.version for package in metadata.distributions(name="dlcourse")]
if not installed or ("google.colab" in sys.modules and "{__version__}" not in installed):
    wheel = "{wheel}"
    beside = Path(wheel.rpartition("/")[2])  # next to this notebook, it needs no network
    place = str(beside) if beside.exists() else wheel
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", place]
    if subprocess.run(command).returncode:
        raise RuntimeError(
            f"{{beside}} could not be installed: run this cell again. Without a network, put this "
            "file next to the notebook first."
        )

from dlcourse import runtime

runtime.start("{__version__}")'''


def hand_in_source(lab: str) -> str:
    """The last cell of a lab, with which a student hands in."""
    return f'''\
# Hand in: this cell runs your notebook from the top, says what is missing, and gives you the file.
from dlcourse import hand_in

hand_in.prepare("{lab}")'''


def colab_url(course: Course, path: Path) -> str:
    """The address that opens this file of the course in Colab."""
    repository = course.repository.removeprefix("https://github.com/")
    where = path.relative_to(course.root).as_posix()
    return f"https://colab.research.google.com/github/{repository}/blob/{course.branch}/{where}"


def badge_source(course: Course, path: Path) -> str:
    """The text cell with the link that opens this file in Colab."""
    return f"[![Open in Colab]({COLAB_BADGE})]({colab_url(course, path)})"


def lecture_paths(course: Course) -> list[Path]:
    """The lectures' notebooks, in order."""
    return sorted((course.root / "course").glob("*.ipynb"))


def _need_course_file(course: Course) -> None:
    if course.nbgrader:
        raise DlcourseError(
            f"{course.root} has no course.toml, so its labs are released by nbgrader itself: run "
            "`nbgrader generate_assignment LAB` there."
        )


def _source_path(course: Course, lab: str) -> Path:
    course.lab(lab)
    path = course.source_dir / lab / f"{lab}.ipynb"
    if not path.is_file():
        raise DlcourseError(f"{lab} is in course.toml, but there is no {path}: write it there.")
    return path


def _source_paths(course: Course, labs: list[str]) -> list[Path]:
    return [_source_path(course, lab) for lab in labs]


def _read(path: Path) -> NotebookNode:
    try:
        return notebooks.read(path.read_bytes())
    except notebooks.Unreadable as error:
        raise DlcourseError(f"{path} cannot be read: {error.reason}.") from None


def _with_standard_cells(course: Course, path: Path) -> bytes:
    """The file at `path`, its badge, set-up cell, kernel and last cell brought up to date."""
    notebook = _read(path)
    opened = path
    if path.is_relative_to(course.source_dir):  # the badge leads to the lab, not its solution
        opened = course.release_dir / path.relative_to(course.source_dir)
    changed = _standard_cells(notebook, badge_source(course, opened), set_up_source(course))
    if opened != path:
        changed.cells = [cell for cell in changed.cells if cell.id != HAND_IN_ID]
        changed.cells.append(nbformat.v4.new_code_cell(hand_in_source(path.stem), id=HAND_IN_ID))
    return _bytes(changed) if changed != notebook else path.read_bytes()


def _standard_cells(notebook: NotebookNode, badge: str, set_up: str) -> NotebookNode:
    """The notebook with these two cells, put in their places if missing, and with a kernel."""
    result = copy.deepcopy(notebook)
    for key, value in NOTEBOOK_METADATA.items():
        result.metadata.setdefault(key, nbformat.from_dict(value))
    cells = {cell.id: cell for cell in result.cells}
    if BADGE_ID not in cells:
        result.cells.insert(0, nbformat.v4.new_markdown_cell(badge, id=BADGE_ID))
    else:
        cells[BADGE_ID].source = badge
    if SET_UP_ID not in cells:
        kinds = [cell.cell_type for cell in result.cells]
        place = kinds.index("code") if "code" in kinds else len(kinds)
        result.cells.insert(place, nbformat.v4.new_code_cell(set_up, id=SET_UP_ID))
    else:
        cells[SET_UP_ID].source = set_up
    return result


def _generate(course: Course, lab: str) -> dict[str, bytes]:
    """What students get, by relative path; the same input gives the same bytes. {} if it fails."""
    source = _source_path(course, lab)
    if any(not problem.warning for problem in _source_problems(course, lab)):
        return {}
    made = _run_nbgrader(course, lab, _with_standard_cells(course, source))
    made.metadata = nbformat.from_dict(
        {key: made.metadata[key] for key in KEPT_METADATA if key in made.metadata}
        | NOTEBOOK_METADATA
    )
    return read_files(source.parent) | {source.name: _bytes(made)}


def _run_nbgrader(course: Course, lab: str, raw: bytes) -> NotebookNode:
    """nbgrader's generate step over one notebook, in its own folder and without a gradebook."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    with tempfile.TemporaryDirectory() as folder:
        settings = nbgrader_settings(course)
        settings.CourseDirectory.root = str(Path(folder).resolve())
        settings.CourseDirectory.db_url = "sqlite://"
        settings.CourseDirectory.assignment_id = lab
        settings.GenerateAssignment.no_database = True
        settings.SaveCells.enabled = False
        source = Path(folder) / course.source_dir.name / lab
        source.mkdir(parents=True)
        (source / f"{lab}.ipynb").write_bytes(raw)
        log = logging.getLogger("dlcourse.release")
        log.setLevel(logging.ERROR)
        directory = CourseDirectory(config=settings, log=log)
        try:
            GenerateAssignment(coursedir=directory, config=settings, log=log).start()
        except Exception as error:
            raise DlcourseError(f"{lab}: nbgrader could not generate it: {error}") from error
        return _read(Path(folder) / course.release_dir.name / lab / f"{lab}.ipynb")


def _bytes(notebook: NotebookNode) -> bytes:
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return (text + "\n").encode()


def _source_problems(course: Course, lab: str) -> list[Problem]:
    path = _source_path(course, lab)
    beside = read_files(path.parent) | {
        other.name: b"" for other in path.parent.glob("*.ipynb") if other != path
    }
    url = colab_url(course, course.release_dir / lab / path.name)
    return source_problems(lab, path.read_bytes(), beside, course.lab(lab).points, url)


def _problems(course: Course, lab: str, released: dict[str, bytes]) -> list[Problem]:
    found = _source_problems(course, lab)
    if not released:
        return found
    return found + released_problems(lab, _source_path(course, lab).read_bytes(), released)


def _differences(course: Course, lab: str, fresh: dict[str, bytes]) -> Iterator[Problem]:
    """Where the folder students get differs from a fresh release, byte for byte."""
    folder = course.release_dir / lab
    on_disk = _all_files(folder)
    for name in sorted(on_disk | fresh):
        if name not in fresh and fresh:
            message = "it is not part of the lab: delete it."
        elif name not in on_disk:
            message = f"it is missing in {folder}: run `dlcourse release {lab}`."
        elif fresh and on_disk[name] != fresh[name]:
            message = f"it is not what a fresh release gives: run `dlcourse release {lab}`."
        else:
            continue
        yield Problem(lab=lab, cell=f"file {name}", message=message)
    if on_disk:
        source = _source_path(course, lab).read_bytes()
        readable = {name: raw for name, raw in on_disk.items() if _is_readable(name, raw)}
        yield from released_problems(lab, source, readable)


def _is_readable(name: str, raw: bytes) -> bool:
    if not name.endswith(".ipynb"):
        return True
    try:
        notebooks.read(raw)
    except notebooks.Unreadable:
        return False
    return True


def _all_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }


def _write_folder(folder: Path, files: dict[str, bytes]) -> bool:
    """Make the folder hold exactly these files; True if that changed anything."""
    stray = _all_files(folder).keys() - files.keys()
    for name in stray:
        (folder / name).unlink()
    changed = [_write_if_changed(folder / name, raw) for name, raw in files.items()]
    return bool(stray) or any(changed)


def _write_if_changed(path: Path, raw: bytes) -> bool:
    if path.is_file() and path.read_bytes() == raw:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return True
