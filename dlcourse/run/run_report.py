"""What a run found, as JUnit XML for a build server and as a page for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import jinja2
from junitparser import Failure as JUnitFailure
from junitparser import JUnitXml, Skipped, TestCase, TestSuite

from dlcourse.run.execute import CellRun, RunResult


def write_junit(results: Iterable[RunResult], path: Path) -> None:
    """Write JUnit XML: one suite per notebook, one case per code cell."""
    report = JUnitXml()
    for result in results:
        suite = TestSuite(str(result.notebook))
        cases = [_case(cell, result) for cell in result.cells]
        if result.failure and not result.failure.cell:
            whole = TestCase("notebook", str(result.notebook), result.seconds)
            whole.result = [JUnitFailure(result.failure.reason)]
            cases.append(whole)
        suite.add_testcases(cases)
        report.add_testsuite(suite)
    path.parent.mkdir(parents=True, exist_ok=True)
    report.write(str(path), pretty=True)


def write_html(results: Sequence[RunResult], path: Path) -> None:
    """Write a page with one row per notebook: its run time, its slowest cells, and what failed."""
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("dlcourse.run"), autoescape=True, trim_blocks=True
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(templates.get_template("run.html").render(results=results), encoding="utf-8")


def _case(cell: CellRun, result: RunResult) -> TestCase:
    case = TestCase(f"{cell.id}: {cell.title}", str(result.notebook), cell.seconds)
    if result.failure and result.failure.cell == cell.id:
        case.result = [JUnitFailure(f"{result.failure.reason}\n{result.failure.last_lines}")]
    elif cell.seconds is None:
        case.result = [Skipped("an earlier cell failed")]
    return case
