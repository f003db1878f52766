"""`course.toml`, or the folder of any nbgrader course → a `Course`."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal

from pydantic import AwareDatetime, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from traitlets.config import Config, PyFileConfigLoader

from dlcourse.errors import DlcourseError
from dlcourse.grading.models import Data, Lab, Limits, TrustedNotebook

COURSE_FILE = "course.toml"
NBGRADER_FILE = "nbgrader_config.py"
IGNORED = (".ipynb_checkpoints", "*.pyc", "__pycache__", ".*", "*.ipynb")
ANSWERS = "tests/answers"
WHEEL = r"^[^{}]*(\{version\}[^{}]*)*\.whl$"
NO_TIME_LIMIT_SECONDS = 3600.0  # what a course that switched nbgrader's time limit off gets
NOTEBOOK_CELLS = 20  # an nbgrader course limits cells only: a notebook gets this many times that

_SHAPES = {
    "repository": "must look like https://github.com/OWNER/NAME",
    "wheel": "must end in .whl, and may hold no braces but {version}",
}


class LabSettings(Data):
    """What course.toml says of one lab. points is None where only the notebooks know.

    cell_seconds, notebook_seconds, memory_mb: this lab's own limits, instead of [grading]'s.
    """

    title: str = ""
    points: float | None = None
    deadline: AwareDatetime | None = None
    cell_seconds: float | None = Field(default=None, gt=0)
    notebook_seconds: float | None = Field(default=None, gt=0)
    memory_mb: int | None = Field(default=None, gt=0)


class LatePolicy(Data):
    """percent_per_day of the points are lost for each day begun after deadline and grace."""

    grace_minutes: float = Field(default=0, ge=0)
    percent_per_day: float = Field(default=0, ge=0, le=100)


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
    labs: dict[str, LabSettings]
    source_dir: Path
    release_dir: Path
    submitted_dir: Path
    autograded_dir: Path
    feedback_dir: Path
    answers_dir: Path  # the answer bank
    db_url: str
    grading: Limits = Limits()
    late: LatePolicy = LatePolicy()
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
        return Lab(name=name, notebooks=notebooks, files=read_files(source))


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


class _CourseFile(Data):
    """course.toml, table by table."""

    title: str
    repository: str = Field(pattern=r"^https://github\.com/[\w.-]+/[\w.-]+$")
    branch: str = "main"
    wheel: str = Field(pattern=WHEEL)
    term: str = ""
    answers: str = ANSWERS
    grading: _Grading = _Grading()
    late: LatePolicy = LatePolicy()
    labs: dict[str, _CourseLab]


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


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file that lies beside the notebooks, by its path relative to the folder."""
    paths = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.as_posix(): (folder / path).read_bytes()
        for path in paths
        if not any(fnmatch(part, pattern) for part in path.parts for pattern in IGNORED)
    }


def nbgrader_settings(course: Course) -> Config:
    """nbgrader's own settings for this course, so that its commands work on our folders."""
    config = Config()
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.db_url = course.db_url
    for step in ("source", "release", "submitted", "autograded", "feedback"):
        path: Path = getattr(course, f"{step}_dir")
        config.CourseDirectory[f"{step}_directory"] = str(path.relative_to(course.root))
    config.Execute.kernel_name = "python3"
    config.Execute.timeout = int(course.grading.cell_seconds)
    return config


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
        **read.model_dump(include={"title", "repository", "branch", "wheel", "term", "late"}),
        labs={name: LabSettings(**lab.model_dump()) for name, lab in read.labs.items()},
        source_dir=root / "solutions",
        release_dir=root / "labs",
        submitted_dir=grading / "submitted",
        autograded_dir=grading / "autograded",
        feedback_dir=grading / "feedback",
        answers_dir=root / read.answers,
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

    settings = _load_nbgrader_config(root / NBGRADER_FILE)
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
        answers_dir=root / ANSWERS,
        db_url=_absolute_db_url(directory.db_url, root),
        grading=_nbgrader_limits(settings),
        nbgrader=True,
    )


def _load_nbgrader_config(path: Path) -> Config:
    if not path.is_file():
        return Config()
    if "load_course(" in path.read_text(encoding="utf-8", errors="replace"):
        raise DlcourseError(
            f"{path.with_name(COURSE_FILE)} is missing, and {path.name} reads it: put it back, for "
            f"example with `git checkout {COURSE_FILE}`."
        )
    try:
        return PyFileConfigLoader(path.name, path=str(path.parent)).load_config()
    except Exception as error:
        line = getattr(error, "lineno", None) or _line_in(path, error)
        raise DlcourseError(f"{path}, line {line}: {type(error).__name__}: {error}.") from error


def _line_in(path: Path, error: BaseException) -> int:
    """The last line of the file at `path` that the error's traceback went through; 0 if none."""
    line, traceback = 0, error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == str(path):
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _nbgrader_limits(settings: Config) -> Limits:
    for section in ("Execute", "ExecutePreprocessor"):
        if "timeout" in settings[section]:
            seconds = _seconds(settings[section]["timeout"])
            return Limits(
                cell_seconds=seconds,
                notebook_seconds=max(Limits().notebook_seconds, NOTEBOOK_CELLS * seconds),
            )
    return Limits()


def _seconds(timeout: Any) -> float:
    return float(timeout) if timeout is not None and timeout > 0 else NO_TIME_LIMIT_SECONDS


def _absolute_db_url(url: str, root: Path) -> str:
    """Make a relative SQLite path absolute; every other URL stays as it is."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url == prefix:
        return url
    return prefix + str(root / url.removeprefix(prefix))
