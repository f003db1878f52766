"""What a check of a project finds: plain data, for a table or for JSON."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import computed_field

from dlcourse.models import Data
from dlcourse.run.execute import Failure


class ProjectCheck(StrEnum):
    """Everything that is checked, in the order of the report."""

    RUNS = "runs from top to bottom"
    ORDER = "saved after one run in order"
    DATA = "data are there, and small"
    SEEDS = "random numbers repeat"
    PACKAGES = "packages are named"
    ALT_TEXT = "figures have alt text"
    PATHS = "paths work on other machines"
    SECRETS = "no passwords or tokens"
    PARTS = "all parts of the report"


class Defect(Data):
    """One thing to mend.

    Parameters
    ----------
    check
        The check that found it.
    where
        The cell or the file.
    wrong
        What is wrong, as a sentence.
    remedy
        What to do, as a sentence.
    """

    check: ProjectCheck
    where: str
    wrong: str
    remedy: str


class CleanRun(Data):
    """How the run in the copy ended.

    Parameters
    ----------
    seconds
        The run time.
    walled
        Whether the notebook had no network, and could read no files but its own.
    failure
        Why it stopped; None if it ran to its end.
    """

    seconds: float
    walled: bool
    failure: Failure | None = None


class ProjectReport(Data):
    """Everything that was found in one project."""

    folder: Path
    notebook: str
    run: CleanRun
    defects: tuple[Defect, ...]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def well(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.defects

    def of(self, check: ProjectCheck) -> list[Defect]:
        """What one check found."""
        return [defect for defect in self.defects if defect.check is check]
