"""`solutions/LAB` → `labs/LAB`: nbgrader's own generate step, and the gate behind it."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from dlcourse.course import Course, nbgrader_settings
from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.notebook import reading
from dlcourse.release import folder, points
from dlcourse.release.gate import Problem, leak_problems, released_problems, source_problems
from dlcourse.release.standard_cells import (
    HAND_IN_ID,
    NOTEBOOK_METADATA,
    badge_source,
    colab_url,
    fold,
    hand_in_source,
    set_up_source,
    with_standard_cells,
)

_STRAY = "it is not part of the lab. No release wrote it, so it is left alone."
KEPT_METADATA = ("accelerator", "colab")  # what tells Colab that a notebook needs a GPU


class Released(Data):
    """A lab that was written for students.

    Parameters
    ----------
    lab
        The lab's name.
    folder
        Where it is.
    changed
        Whether this release changed anything there.
    warnings
        What the instructor should know.
    """

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
    lectures as well. Files in a lab's folder that no release wrote are left alone, and a notebook
    that somebody changed there is copied before it is written anew; warnings name all of them.

    Parameters
    ----------
    course
        A course with a course.toml.
    labs
        The names of labs.

    Returns
    -------
    list of Released
        One for each lab, in this order.

    Raises
    ------
    GateError
        With every problem of every lab.
    DlcourseError
        If the course has no course.toml, or a notebook is missing or cannot be read.
    """
    _need_course_file(course)
    made = {lab: _generate(course, lab) for lab in labs}
    problems = {lab: _problems(course, lab, files) for lab, files in made.items()}
    refused = [each for found in problems.values() for each in found if not each.warning]
    if refused:
        raise GateError(refused)
    for path in [*_source_paths(course, labs), *lecture_paths(course)]:
        fresh = _with_standard_cells(course, path)
        if path.read_bytes() != fresh:
            path.write_bytes(fresh)
    return [_write(course, lab, made[lab], problems[lab]) for lab in labs]


def check(course: Course, labs: list[str]) -> list[Problem]:
    """Everything that `release` would refuse or change; an empty list when all is in order.

    A file in a lab's folder that no release wrote is a warning: it may be somebody's own work. It
    is an error where it gives a solution away, unless git ignores it: then nobody else gets it.

    Parameters
    ----------
    course
        A course with a course.toml.
    labs
        The names of labs.

    Returns
    -------
    list of Problem
        Errors and warnings.

    Raises
    ------
    DlcourseError
        If the course has no course.toml, or a notebook is missing or cannot be read.
    """
    _need_course_file(course)
    found: list[Problem] = []
    for lab in labs:
        fresh = _generate(course, lab)
        found += _problems(course, lab, fresh)
        found += _differences(course, lab, fresh)
        found += _strays(course, lab, fresh)
    for path in [*_source_paths(course, labs), *lecture_paths(course)]:
        if path.read_bytes() != _with_standard_cells(course, path):
            message = (
                "the badge, the set-up cell or the cell that hands in is not up to date in "
                f"{path.relative_to(course.root)}: run `dlcourse release`."
            )
            found.append(Problem(lab=path.stem, cell="", message=message))
    return found


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
        raise DlcourseError(f"{lab} is in course.toml, but there is no {path}. Write it.")
    return path


def _source_paths(course: Course, labs: list[str]) -> list[Path]:
    return [_source_path(course, lab) for lab in labs]


def _read(path: Path) -> NotebookNode:
    try:
        return reading.read(path.read_bytes())
    except reading.Unreadable as error:
        raise DlcourseError(f"{path} cannot be read: {error.reason}.") from None


def _with_standard_cells(course: Course, path: Path) -> bytes:
    """The file at `path`, its badge, set-up cell, kernel and last cell brought up to date."""
    notebook = _read(path)
    opened = path
    if path.is_relative_to(course.source_dir):  # the badge leads to the lab, not its solution
        opened = course.release_dir / path.relative_to(course.source_dir)
    changed = with_standard_cells(notebook, badge_source(course, opened), set_up_source(course))
    if opened != path:
        changed.cells = [cell for cell in changed.cells if cell.id != HAND_IN_ID]
        changed.cells.append(nbformat.v4.new_code_cell(hand_in_source(path.stem), id=HAND_IN_ID))
    return _bytes(changed) if changed != notebook else path.read_bytes()


def _generate(course: Course, lab: str) -> dict[str, bytes]:
    """What students get, by relative path; the same input gives the same bytes. {} if it fails."""
    source = _source_path(course, lab)
    if any(not problem.warning for problem in _source_problems(course, lab)):
        return {}
    notebook = reading.read(_with_standard_cells(course, source))
    made = _run_nbgrader(course, lab, _bytes(points.written_out(notebook)))
    made.metadata = nbformat.from_dict(
        {key: made.metadata[key] for key in KEPT_METADATA if key in made.metadata}
        | NOTEBOOK_METADATA
    )
    fold(made)
    return course.read_files(lab) | {source.name: _bytes(made)}


def _run_nbgrader(course: Course, lab: str, raw: bytes) -> NotebookNode:
    """nbgrader's generate step over one notebook, in its own folder and without a gradebook."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    with tempfile.TemporaryDirectory() as root:
        settings = nbgrader_settings(course)
        settings.CourseDirectory.root = str(Path(root).resolve())
        settings.CourseDirectory.db_url = "sqlite://"
        settings.CourseDirectory.assignment_id = lab
        settings.GenerateAssignment.no_database = True
        settings.SaveCells.enabled = False
        source = Path(root) / course.source_dir.name / lab
        source.mkdir(parents=True)
        (source / f"{lab}.ipynb").write_bytes(raw)
        log = logging.getLogger("dlcourse.release")
        log.setLevel(logging.ERROR)
        directory = CourseDirectory(config=settings, log=log)
        try:
            GenerateAssignment(coursedir=directory, config=settings, log=log).start()
        except Exception as error:
            raise DlcourseError(f"{lab}: nbgrader could not generate it: {error}") from error
        return _read(Path(root) / course.release_dir.name / lab / f"{lab}.ipynb")


def _bytes(notebook: NotebookNode) -> bytes:
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return (text + "\n").encode()


def _source_problems(course: Course, lab: str) -> list[Problem]:
    path = _source_path(course, lab)
    beside = course.read_files(lab) | {
        other.name: b"" for other in path.parent.glob("*.ipynb") if other != path
    }
    url = colab_url(course, course.release_dir / lab / path.name)
    return source_problems(lab, path.read_bytes(), beside, course.lab(lab).points, url)


def _problems(course: Course, lab: str, released: dict[str, bytes]) -> list[Problem]:
    found = _source_problems(course, lab)
    if not released:
        return found
    return found + released_problems(lab, _source_path(course, lab).read_bytes(), released)


def _write(course: Course, lab: str, fresh: dict[str, bytes], warnings: list[Problem]) -> Released:
    where = course.release_dir / lab
    changed, copied = folder.write(where, fresh, date.today())
    notes = copied | dict.fromkeys(folder.strays(where, fresh), _STRAY)
    kept = [_kept(lab, name, note) for name, note in notes.items()]
    return Released(lab=lab, folder=where, changed=changed, warnings=(*warnings, *kept))


def _differences(course: Course, lab: str, fresh: dict[str, bytes]) -> Iterator[Problem]:
    """Where what a release wrote differs from a fresh release, byte for byte, or gives away."""
    where = course.release_dir / lab
    strays, on_disk = folder.strays(where, fresh), folder.files(where)
    ours = {name: raw for name, raw in on_disk.items() if name not in strays}
    run = f"run `dlcourse release {lab}`."
    for name in sorted(ours.keys() | fresh.keys()) if fresh else ():
        if name not in fresh:
            message = f"an earlier release wrote it, and it is not part of the lab any more: {run}"
        elif name not in ours:
            message = f"it is missing in {where}: {run}"
        elif ours[name] != fresh[name]:
            message = f"it is not what a fresh release gives: {run}"
        else:
            continue
        yield Problem(lab=lab, cell=f"file {name}", message=message)
    if fresh and ours == fresh and folder.recorded(where) != folder.hashes(fresh):
        message = f"{where.parent / folder.RECORD} does not say what the last release wrote: {run}"
        yield Problem(lab=lab, cell="", message=message)
    source = _source_path(course, lab).read_bytes()
    yield from released_problems(lab, source, _readable(ours))


def _strays(course: Course, lab: str, fresh: dict[str, bytes]) -> Iterator[Problem]:
    """The files beside a lab that no release wrote, and what they give away."""
    where = course.release_dir / lab
    strays = folder.strays(where, fresh)
    for name in strays:
        yield _kept(lab, name, _STRAY)
    ignored = folder.ignored_by_git(where, strays)
    source = _source_path(course, lab).read_bytes()
    for name, raw in strays.items():
        if name not in ignored and (found := leak_problems(lab, source, _readable({name: raw}))):
            message = (
                f"{found[0].message} Git does not ignore this file: move it away, or add it to "
                ".gitignore."
            )
            yield Problem(lab=lab, cell=f"file {name}", message=message)


def _kept(lab: str, name: str, note: str) -> Problem:
    return Problem(lab=lab, cell=f"file {name}", message=note, warning=True)


def _readable(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the notebooks that cannot be read."""
    readable = {}
    for name, raw in files.items():
        with contextlib.suppress(reading.Unreadable):
            readable[name] = _bytes(reading.read(raw)) if name.endswith(".ipynb") else raw
    return readable
