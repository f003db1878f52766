"""What an nbgrader_config.py sets, as far as grading here follows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from traitlets import TraitError
from traitlets.config import Config, PyFileConfigLoader

from dlcourse.errors import DlcourseError
from dlcourse.models import Limits

NO_TIME_LIMIT_SECONDS = 3600.0  # what a course that switched nbgrader's time limit off gets
NOTEBOOK_CELLS = 20  # an nbgrader course limits cells only: a notebook gets this many times that


def load(path: Path) -> Config:
    """What a course's nbgrader_config.py sets; nothing if there is none.

    Raises DlcourseError naming the line that cannot be run.
    """
    if not path.is_file():
        return Config()
    if "load_course(" in path.read_text(encoding="utf-8", errors="replace"):
        raise DlcourseError(
            f"{path.with_name('course.toml')} is missing, and {path.name} reads it: put it back, "
            "for example with `git checkout course.toml`."
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


def limits(settings: Config) -> Limits:
    """The time that a cell and a notebook may take."""
    for section in ("Execute", "ExecutePreprocessor"):
        if "timeout" in settings[section]:
            seconds = _seconds(settings[section]["timeout"])
            return Limits(
                cell_seconds=seconds,
                notebook_seconds=max(Limits().notebook_seconds, NOTEBOOK_CELLS * seconds),
            )
    return Limits()


def late_plugin(settings: Config) -> Any:
    """The plug-in that takes points off for lateness; None if the course sets none up."""
    if not settings.AssignLatePenalties and not settings.LateSubmissionPlugin:
        return None
    from nbgrader.preprocessors import AssignLatePenalties

    try:
        step = AssignLatePenalties(config=settings)
        step.init_plugin()
    except (TraitError, ImportError) as error:
        raise DlcourseError(
            f"The plug-in for late penalties in nbgrader_config.py cannot be used: {error}. "
            "Correct AssignLatePenalties.plugin_class there."
        ) from error
    return step.plugin_inst


def _seconds(timeout: Any) -> float:
    return float(timeout) if timeout is not None and timeout > 0 else NO_TIME_LIMIT_SECONDS
