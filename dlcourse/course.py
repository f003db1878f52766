"""`course.toml`, or the folder of any nbgrader course → a `Course`."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, tzinfo
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AwareDatetime, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from traitlets.config import Config

from dlcourse import nbgrader_config
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, Lab, Limits, TrustedNotebook
from dlcourse.notebook.delimiters import Delimiters, from_nbgrader

COURSE_FILE = "course.toml"
NBGRADER_FILE = "nbgrader_config.py"
IGNORED = (".ipynb_checkpoints", "*.pyc", "__pycache__", ".*", "*.ipynb")
ANSWERS = "answers"  # beside a solution in our own courses: known answers, for staff only
WHEEL = r"^[^{}]*(\{version\}[^{}]*)*\.whl$"

_SHAPES = {
    "repository": "must look like https://github.com/OWNER/NAME",
    "wheel": "must end in .whl, and may hold no braces but {version}",
}


class LabSettings(Data):
    """What course.toml says of one lab. points is None where only the notebooks know.

    groups: students hand in together, so that one member's file counts for the whole group.
    extensions: by student, the student's own deadline, or the days after everybody's.
    cell_seconds, notebook_seconds, memory_mb: this lab's own limits, instead of [grading]'s.
    """

    title: str = ""
    points: float | None = None
    deadline: AwareDatetime | None = None
    groups: bool = False
    extensions: dict[str, AwareDatetime | float] = Field(default_factory=dict)
    cell_seconds: float | None = Field(default=None, gt=0)
    notebook_seconds: float | None = Field(default=None, gt=0)
    memory_mb: int | None = Field(default=None, gt=0)


class LatePolicy(Data):
    """percent_per_day of the points are lost for each day begun after deadline and grace; all of
    them once zero_after_days have passed, which may be 0. None: never.

    plugin: of an nbgrader course, its own plug-in for late penalties, which decides alone.
    """

    grace_minutes: float = Field(default=0, ge=0)
    percent_per_day: float = Field(default=0, ge=0, le=100)
    zero_after_days: float | None = Field(default=None, ge=0)
    plugin: Any = Field(default=None, exclude=True)

    @field_validator("plugin", mode="before")
    @classmethod
    def _only_nbgraders(cls, value: object) -> object:
        if isinstance(value, str | int | float | bool | list | dict):  # from a course.toml
            raise PydanticCustomError("no_plugin", "is not a known setting")
        return value


class Course(Data):
    """A course folder: where its files are, what its labs are worth, what grading may use.

    All paths are absolute.
    """

    root: Path
    title: str
    repository: str = ""
    branch: str = "main"
    wheel: str = ""
    term: str = ""
    timezone: str = ""
    labs: dict[str, LabSettings]
    source_dir: Path
    release_dir: Path
    submitted_dir: Path
    autograded_dir: Path
    feedback_dir: Path
    db_url: str
    grading: Limits = Limits()
    late: LatePolicy = LatePolicy()
    delimiters: Delimiters = Delimiters()
    nbgrader: bool = False  # read from nbgrader's configuration instead of course.toml

    def lab(self, name: str) -> LabSettings:
        """The settings of one lab; an unknown name is an error that lists the known ones."""
        if name not in self.labs:
            known = ", ".join(self.labs) or "none yet"
            raise DlcourseError(
                f"There is no lab called {name!r} in {self.root}. Known labs: {known}."
            )
        return self.labs[name]

    def limits(self, lab: str) -> Limits:
        """What a submission to this lab may use."""
        own = self.lab(lab).model_dump(
            include={"cell_seconds", "notebook_seconds", "memory_mb"}, exclude_none=True
        )
        return self.grading.model_copy(update=own)

    def zone(self, lab: str) -> tzinfo:
        """The time zone of times that do not say theirs: the course's own, else the deadline's,
        else this machine's."""
        deadline = self.lab(lab).deadline
        if self.timezone:
            return ZoneInfo(self.timezone)
        here = datetime.now().astimezone().tzinfo
        return (deadline and deadline.tzinfo) or here or UTC

    def read_lab(self, name: str) -> Lab:
        """The lab's notebooks, as written and as released, and the files that lie beside them.

        Raises DlcourseError when the lab is unknown, empty, or not released yet.
        """
        self.lab(name)
        source, release = self.source_dir / name, self.release_dir / name
        notebooks = tuple(
            TrustedNotebook(
                name=path.stem, source=path.read_bytes(), released=_released(path, release)
            )
            for path in sorted(source.glob("*.ipynb"))
        )
        if not notebooks:
            raise DlcourseError(f"There is no notebook in {source}: put {name}.ipynb there.")
        return Lab(
            name=name,
            notebooks=notebooks,
            files=self.read_files(name),
            delimiters=self.delimiters,
        )

    def read_files(self, lab: str) -> dict[str, bytes]:
        """What lies beside a lab's notebooks, for students and for the grader.

        The known answers are left out: nobody but `dlcourse bank` reads them. In another nbgrader
        course a folder of that name is data like any other.

        Returns
        -------
        dict
            The content of each file, by its path relative to the lab's folder.
        """
        found = _read_files(self.source_dir / lab)
        if self.nbgrader:
            return found
        return {name: raw for name, raw in found.items() if not name.startswith(f"{ANSWERS}/")}

    def answers_dir(self, lab: str) -> Path:
        """The folder with the known answers to a lab's questions, for `dlcourse bank`.

        Raises
        ------
        DlcourseError
            If the course has no course.toml, so that this folder may be data for students.
        """
        self.lab(lab)
        if self.nbgrader:
            raise DlcourseError(
                f"{self.root} has no {COURSE_FILE}. Known answers lie beside the solutions, and "
                "without that file they would be released to students: write it first."
            )
        return self.source_dir / lab / ANSWERS


class _Grading(Limits):
    """The [grading] table: limits, and where the grades are kept."""

    db_url: str = "sqlite:///grading/gradebook.db"
    sandbox: Literal["auto", "required"] = "auto"

    @field_validator("*")
    @classmethod
    def _positive(cls, value: object) -> object:
        if isinstance(value, int | float) and value <= 0:
            raise PydanticCustomError("not_positive", "must be greater than 0")
        return value


class _CourseLab(LabSettings):
    title: str
    points: float = Field(gt=0)

    @field_validator("extensions")
    @classmethod
    def _need_a_deadline(cls, value: object, info: ValidationInfo) -> object:
        if value and info.data.get("deadline") is None:
            raise PydanticCustomError("no_deadline", "need a deadline of the lab to extend")
        return value


class _CourseFile(Data):
    """course.toml, table by table."""

    title: str
    repository: str = Field(pattern=r"^https://github\.com/[\w.-]+/[\w.-]+$")
    branch: str = "main"
    wheel: str = Field(pattern=WHEEL)
    term: str = ""
    timezone: str = ""
    grading: _Grading = _Grading()
    late: LatePolicy = LatePolicy()
    labs: dict[str, _CourseLab]

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value and value not in available_timezones():
            raise PydanticCustomError("no_zone", "must be a time zone, like Europe/Berlin")
        return value


def load_course(folder: Path) -> Course:
    """Read the course in `folder`: course.toml, else nbgrader_config.py, else nbgrader's folders.

    Raises DlcourseError naming the file, the line and the remedy.
    """
    root = folder.resolve()
    if (root / COURSE_FILE).is_file():
        return _from_course_file(root / COURSE_FILE)
    if (root / NBGRADER_FILE).is_file() or (root / "source").is_dir():
        return _from_nbgrader(root)
    raise DlcourseError(
        f"{root} is not a course: it has neither {COURSE_FILE} nor {NBGRADER_FILE} nor a folder "
        "source/. Go to the course folder, or name it with --course."
    )


def _read_files(folder: Path) -> dict[str, bytes]:
    paths = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.as_posix(): (folder / path).read_bytes()
        for path in paths
        if not any(fnmatch(part, pattern) for part in path.parts for pattern in IGNORED)
    }


def nbgrader_settings(course: Course) -> Config:
    """nbgrader's own settings for this course, so that its commands work on our folders."""
    config = Config()
    if not course.nbgrader:
        config.CourseDirectory.ignore.append(ANSWERS)  # its commands copy what lies beside, too
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.db_url = course.db_url
    for step in ("source", "release", "submitted", "autograded", "feedback"):
        path: Path = getattr(course, f"{step}_dir")
        config.CourseDirectory[f"{step}_directory"] = str(path.relative_to(course.root))
    config.AssignLatePenalties.plugin_class = "dlcourse.results.late_plugin.LatePenalty"
    config.LatePenalty.course = str(course.root)
    _show_remarks(config, course.root)
    config.Execute.kernel_name = "python3"
    config.Execute.timeout = int(course.grading.cell_seconds)
    return config


def _show_remarks(config: Config, root: Path) -> None:
    """Let formgrader show the mark schemes' remarks, in a template of ours around its own."""
    ours = str(files("dlcourse.results") / "formgrader")
    nbgraders = str(files("nbgrader") / "server_extensions" / "formgrader" / "templates")
    config.HTMLExporter.extra_template_basedirs = [ours, nbgraders]
    config.HTMLExporter.extra_template_paths = [nbgraders]  # as formgrade/index.html.j2
    config.HTMLExporter.filters = {"remarks": "dlcourse.results.rubric.Remarks"}
    config.Remarks.course = str(root)


def _released(source: Path, release: Path) -> bytes:
    path = release / source.name
    if not path.is_file():
        raise DlcourseError(
            f"{source.parent.name} has not been released: {path} is missing. Run "
            f"`dlcourse release {source.parent.name}` (in another nbgrader course "
            f"`nbgrader generate_assignment {source.parent.name}`)."
        )
    return path.read_bytes()


def _from_course_file(path: Path) -> Course:
    root = path.parent
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError) as error:
        raise DlcourseError(f"{path} cannot be read as UTF-8 text: {error}.") from None
    try:
        read = _CourseFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DlcourseError(f"{path} is not valid TOML: {error}. Correct that line.") from None
    except ValidationError as error:
        raise DlcourseError(_explain(path, text, error)) from None
    grading = root / "grading"
    return Course(
        root=root,
        **read.model_dump(
            include={"title", "repository", "branch", "wheel", "term", "timezone", "late"}
        ),
        labs={name: LabSettings(**lab.model_dump()) for name, lab in read.labs.items()},
        source_dir=root / "solutions",
        release_dir=root / "labs",
        submitted_dir=grading / "submitted",
        autograded_dir=grading / "autograded",
        feedback_dir=grading / "feedback",
        db_url=_absolute_db_url(read.grading.db_url, root),
        grading=Limits(**read.grading.model_dump(exclude={"db_url"})),
    )


def _explain(path: Path, text: str, error: ValidationError) -> str:
    problems = []
    for found in error.errors():
        location = tuple(str(part) for part in found["loc"])
        expected = {
            "missing": "is missing",
            "extra_forbidden": "is not a known setting",
            "float_type": "must be a number",
            "float_parsing": "must be a number",
            "int_type": "must be a whole number",
            "int_parsing": "must be a whole number",
            "string_type": "must be text in quotes",
            "string_pattern_mismatch": _SHAPES.get(location[-1], "is not written as it should be"),
            "timezone_aware": "needs a time zone, like 2027-01-31T23:59:00+01:00",
        }.get(found["type"], found["msg"][:1].lower() + found["msg"][1:])
        line = _line_of(text, location)
        where = f" (line {line})" if line else ""
        problems.append(f"{'.'.join(location)}: {expected}{where}")
    return f"{path} needs correcting: " + "; ".join(problems) + "."


def _line_of(text: str, location: tuple[str, ...]) -> int:
    """The line that sets location, or the header of the closest table around it; 0 if none."""
    table: tuple[str, ...] = ()
    lines: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+([^\]]+)\]", line):
            table = tuple(part.strip().strip("\"'") for part in header[1].split("."))
            lines[table] = number
        elif key := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            lines[(*table, *(part.strip("\"'") for part in key[1].split(".")))] = number
    while location and location not in lines:
        location = location[:-1]
    return lines.get(location, 0)


def _from_nbgrader(root: Path) -> Course:
    from nbgrader.coursedir import CourseDirectory

    settings = nbgrader_config.load(root / NBGRADER_FILE)
    configured_root = settings.CourseDirectory.get("root", "")
    root = (root / str(configured_root)).resolve()
    settings.CourseDirectory.root = str(root)
    directory = CourseDirectory(config=settings)
    default = CourseDirectory.class_traits()["directory_structure"].default_value
    if directory.directory_structure != default:
        raise DlcourseError(
            f"{root / NBGRADER_FILE} sets CourseDirectory.directory_structure to "
            f"{directory.directory_structure!r}; only {default!r} can be graded here."
        )
    source = root / directory.source_directory
    if not source.is_dir():
        raise DlcourseError(f"{root} has no folder {directory.source_directory}/ with assignments.")
    assignments = sorted(path.parent.name for path in source.glob("*/*.ipynb"))
    return Course(
        root=root,
        title=directory.course_id or root.name,
        labs={name: LabSettings(title=name) for name in dict.fromkeys(assignments)},
        source_dir=source,
        release_dir=root / directory.release_directory,
        submitted_dir=root / directory.submitted_directory,
        autograded_dir=root / directory.autograded_directory,
        feedback_dir=root / directory.feedback_directory,
        db_url=_absolute_db_url(directory.db_url, root),
        grading=nbgrader_config.limits(settings),
        late=LatePolicy(plugin=nbgrader_config.late_plugin(settings)),
        delimiters=from_nbgrader(settings),
        nbgrader=True,
    )


def _absolute_db_url(url: str, root: Path) -> str:
    """Make a relative SQLite path absolute; every other URL stays as it is."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url == prefix:
        return url
    return prefix + str(root / url.removeprefix(prefix))
