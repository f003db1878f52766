"""The class as it stands: reading only reads, and a row that is out of date says so."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from looking import grade_by_looking
from nbgrader.api import Gradebook
from small_class import (
    LAB,
    add_question,
    change_lab,
    hand_in,
    make_course,
    remove_question,
)
from sqlalchemy import text

from dlcourse.course import load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import Result
from dlcourse.results import class_run, class_state, export, feedback, journal, report, reviews

ADVICE = f"Run `dlcourse grade {LAB}`."


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two graded students, to be copied."""
    root = make_course(tmp_path_factory.mktemp("standing") / "course")
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")  # 25 hours late
    hand_in(root, "alan", "return x + 1")
    grade(root)
    return root


@pytest.fixture
def root(graded: Path, tmp_path: Path) -> Path:
    return shutil.copytree(graded, tmp_path / "course")


def grade(root: Path, **options: object) -> list[Result]:
    return class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking, **options)


def rows(root: Path) -> dict[str, Result]:
    return {row.student: row for row in class_state.read_class(load_course(root), LAB).rows}


def exported(root: Path) -> dict[str, dict[str, str]]:
    with export.export(load_course(root), LAB, "csv").open(newline="") as file:
        return {line["student"]: line for line in csv.DictReader(file)}


def kept(root: Path) -> dict[str, bytes]:
    """Every file that grading keeps, but for the pages and the tables."""
    folder = root / "grading"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in ("feedback", "exports")
    }


def change_journal(root: Path, change: Callable[[dict[str, object]], dict[str, object]]) -> None:
    path = journal.path_of(load_course(root), LAB)
    records = map(json.loads, path.read_text().split("\n")[1:])
    path.write_text("".join(f"\n{json.dumps(change(record))}" for record in records))


@pytest.mark.parametrize("change", [None, add_question, remove_question])
def test_report_feedback_and_export_write_nothing_else(
    root: Path, change: Callable[[list[object]], None] | None
) -> None:
    if change:
        change_lab(root, change)
    (root / "grading/submitted/grace").mkdir()  # whom the gradebook does not know
    book = root / "grading/gradebook.db"
    book.chmod(0o444)
    course, before = load_course(root), kept(root)

    report.write(course, LAB)
    feedback.write(course, LAB)
    for to in export.FORMATS:
        export.export(course, LAB, to)

    assert kept(root) == before
    assert list(exported(root)) == ["ada", "alan", "grace"]


def test_the_database_itself_refuses_to_write(root: Path) -> None:
    with (
        pytest.raises(DlcourseError, match="readonly database"),
        reviews.opened(load_course(root).db_url) as db,
    ):
        db.execute(text("DELETE FROM student"))


def test_without_a_gradebook_nothing_is_made_up(root: Path) -> None:
    (root / "grading/gradebook.db").unlink()
    with pytest.raises(DlcourseError, match=r"There is no gradebook at .*gradebook\.db"):
        report.write(load_course(root), LAB)
    assert not (root / "grading/gradebook.db").exists()


def test_what_is_current_says_nothing(root: Path) -> None:
    assert {row.stale for row in rows(root).values()} == {""}
    assert {line["stale"] for line in exported(root).values()} == {""}


def test_a_file_handed_in_later_makes_the_row_stale_and_keeps_its_lateness(root: Path) -> None:
    hand_in(root, "ada", "return x + x", "2027-02-05 12:00:00 UTC")  # now five days late
    row = rows(root)["ada"]
    assert row.stale == f"The file that was handed in changed after this was graded. {ADVICE}"
    assert (row.score, row.late_seconds) == (3, 25 * 3600)
    line = exported(root)["ada"]
    assert (line["penalty"], line["final"], line["stale"]) == ("1.0", "2.0", row.stale)
    assert {row.student: row.late_seconds for row in grade(root)}["ada"] == 5 * 86_400
    assert rows(root)["ada"].stale == ""


def test_the_lateness_of_the_graded_file_follows_an_extension(root: Path) -> None:
    hand_in(root, "ada", "return x + x", "2027-02-05 12:00:00 UTC")
    toml = root / "course.toml"
    toml.write_text(toml.read_text().replace("2027-01-31T12", "2027-02-01T12"))
    assert rows(root)["ada"].late_seconds == 3600


def test_a_changed_lab_and_changed_limits_make_every_row_stale(root: Path) -> None:
    (root / "solutions" / LAB / "data.csv").write_text("1,2\n")
    assert rows(root)["alan"].stale == f"The lab changed after this was graded. {ADVICE}"
    toml = root / "course.toml"
    toml.write_text(f"{toml.read_text()}memory_mb = 900\n")
    assert {row.stale for row in rows(root).values()} == {
        f"The lab and the limits changed after this was graded. {ADVICE}"
    }


def test_other_packages_make_every_row_stale(root: Path) -> None:
    def other_packages(record: dict[str, object]) -> dict[str, object]:
        assert isinstance(record["fingerprint"], dict)
        return record | {"fingerprint": record["fingerprint"] | {"packages": "others"}}

    change_journal(root, other_packages)
    assert rows(root)["ada"].stale.startswith("The installed packages changed")


def test_a_journal_of_an_earlier_version_is_read(root: Path) -> None:
    def as_before(record: dict[str, object]) -> dict[str, object]:
        assert isinstance(record["result"], dict)
        result = {name: value for name, value in record["result"].items() if name != "stale"}
        return {"student": record["student"], "key": "0123abcd", "result": result}

    change_journal(root, as_before)
    assert {student: row.score for student, row in rows(root).items()} == {"ada": 3, "alan": 1}
    assert rows(root)["ada"].stale == f"This was graded by an earlier version of dlcourse. {ADVICE}"
    grade(root)
    assert rows(root)["ada"].stale == ""


def test_what_an_earlier_version_left_unfinished_is_graded_again(root: Path) -> None:
    def unfinished(record: dict[str, object]) -> dict[str, object]:
        finished = record.pop("finished")
        return record | {"final": finished and record["student"] != "ada"}

    change_journal(root, unfinished)
    grade(root)
    path = journal.path_of(load_course(root), LAB)
    assert {name: len(journal.history(path, name)) for name in ("ada", "alan")} == {
        "ada": 2,
        "alan": 1,
    }


def test_what_was_never_graded_is_stale_and_says_so(root: Path) -> None:
    hand_in(root, "grace", "return 2 * x")
    grace = rows(root)["grace"]
    assert (grace.status, grace.score, grace.message) == ("missing", 0, "Not graded yet.")
    assert grace.stale == f"What was handed in is not graded yet. {ADVICE}"


def test_a_vanished_file_is_stale_once_the_lab_has_changed(root: Path) -> None:
    shutil.rmtree(root / "grading/submitted/ada" / LAB)
    assert rows(root)["ada"].stale == ""
    change_lab(root, add_question)
    assert rows(root)["ada"].stale.startswith("The lab changed after this was graded. Put the file")


def test_a_row_that_the_gradebook_lost_is_stale(root: Path) -> None:
    with Gradebook(load_course(root).db_url) as book:
        book.remove_submission(LAB, "ada")
    assert rows(root)["ada"].stale == f"These points are not in the gradebook. {ADVICE}"
    assert rows(root)["alan"].stale == ""


@pytest.mark.parametrize("change", [add_question, remove_question])
def test_questions_of_another_version_of_the_lab_do_not_count(
    root: Path, change: Callable[[list[object]], None]
) -> None:
    change_lab(root, change)
    page = report.write(load_course(root), LAB).read_text()
    assert "These numbers are about 0 students" in page
    assert "2 students had other ones, because the lab has changed since" in page
    assert "Each question in numbers" not in page
    assert page.count("The lab changed after this was graded") == 2
    assert f"Run <code>dlcourse grade {LAB}</code>" in page


@pytest.mark.slow
@pytest.mark.parametrize(("change", "worth"), [(add_question, 9), (remove_question, 4)])
def test_one_student_graded_again_after_the_questions_changed(
    root: Path, change: Callable[[list[object]], None], worth: int
) -> None:
    change_lab(root, change)
    path = root / "grading/submitted/alan" / LAB / f"{LAB}.ipynb"
    path.write_text(path.read_text().replace("return x + 1", "return 3 * x"))
    class_run.grade_class(load_course(root), LAB, students=["alan"], jobs=1)
    page = report.write(load_course(root), LAB).read_text()
    assert "These numbers are about 1 student whose file could be read" in page
    assert f"of {worth} points" in page
    assert page.count("The lab changed after this was graded") == 1
