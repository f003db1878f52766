"""`dlcourse regrade`: one question judged again for the class, and nothing else touched."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import cloudpickle
import pytest
from looking import grade_by_looking
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from small_class import LAB, change_lab, dlcourse, gradings, hand_in, make_course

from dlcourse.course import load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import Calibration, GradedSubmission, Lab, Limits, Result, Submission
from dlcourse.results import class_run, class_state, fingerprint, regrade_table
from dlcourse.results.regrade import Regrading, regrade
from dlcourse.results.why import explain

STUDENTS = {"ada": "return 2 * x", "alan": "return x + 1", "emmy": "return x + x"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of three of whom only ada wrote what the check wants, to be copied."""
    root = make_course(tmp_path_factory.mktemp("regrade") / "course")
    for student, answer in STUDENTS.items():
        hand_in(root, student, answer)
    class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking)
    return root


@pytest.fixture
def root(graded: Path, tmp_path: Path) -> Path:
    """The same class, with the first check mended: `x + x` is right, too."""
    root = shutil.copytree(graded, tmp_path / "course")
    change_lab(root, mend("double"))
    return root


def mend(question: str) -> Callable[[list[NotebookNode]], None]:
    """Another check of this question."""

    def change(cells: list[NotebookNode]) -> None:
        (check,) = (cell for cell in cells if cell.id == f"check-{question}")
        check.source += "\nassert True, 'mended'"

    return change


def judge_mended(
    submission: Submission, lab: Lab, limits: Limits, calibration: Calibration
) -> GradedSubmission:
    """What `grade_by_looking` says once its first check takes `x + x`, too."""
    raw = {
        name: content.replace(b"return x + x", b"return 2 * x  # x + x")
        for name, content in submission.files.items()
    }
    return grade_by_looking(submission.model_copy(update={"files": raw}), lab, limits, calibration)


def judge_mended_with_an_effect(
    submission: Submission, lab: Lab, limits: Limits, calibration: Calibration
) -> GradedSubmission:
    """The same, and the second question of whoever wrote `x + x` comes out otherwise."""
    graded = judge_mended(submission, lab, limits, calibration)
    if submission.student != "emmy":
        return graded
    questions = tuple(
        each.model_copy(update={"points": 0.0}) if each.id == "check-zero" else each
        for each in graded.result.questions
    )
    result = graded.result.model_copy(update={"questions": questions})
    return graded.model_copy(update={"result": result})


class Asked:
    """Somebody who is asked, and what they were shown."""

    def __init__(self, says: bool = True) -> None:
        self.says = says
        self.found: list[Regrading] = []

    def __call__(self, found: Regrading) -> bool:
        self.found.append(found)
        return self.says


def again(root: Path, question: str = "double", says: bool = True, **options: object) -> Regrading:
    """Regrade a question; what the person was shown."""
    asked = Asked(says)
    options = {"grade": judge_mended, **options}
    regrade(load_course(root), LAB, question, asked, jobs=2, **options)
    (found,) = asked.found
    return found


def rows(root: Path) -> dict[str, Result]:
    return {row.student: row for row in class_state.read_class(load_course(root), LAB).rows}


def points(root: Path) -> dict[str, list[float]]:
    return {name: [each.points for each in row.questions] for name, row in rows(root).items()}


def kept(root: Path) -> dict[Path, bytes]:
    """Every file of the course but the calibration, which says nothing of students."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if "calibration" not in path.name}


def table(found: Regrading) -> list[list[str]]:
    return [line.split("\t") for line in regrade_table.for_programs(found).splitlines()]


@pytest.mark.slow
def test_one_question_is_judged_again_and_the_others_stay(root: Path, graded: Path) -> None:
    assert points(root) == {"ada": [2, 1, 0], "alan": [0, 1, 0], "emmy": [0, 1, 0]}
    assert {row.stale.split(" changed")[0] for row in rows(root).values()} == {
        "The judging of double"
    }
    found = again(root)

    assert table(found) == [["emmy", "0 of 2", "2 of 2", "+2", ""]]
    told = list(regrade_table.sentences(found))
    assert told == ["double was judged again for 3: 1 get more points, 0 get fewer, 2 keep theirs."]
    assert points(root) == {"ada": [2, 1, 0], "alan": [0, 1, 0], "emmy": [2, 1, 0]}
    assert {row.score for row in rows(root).values()} == {3, 1}
    assert {row.stale for row in rows(root).values()} == {""}
    with Gradebook(load_course(root).db_url) as book:
        assert book.find_submission(LAB, "emmy").score == 3

    before = gradings(graded)  # where the hand-ins say that the log is
    class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking)
    assert gradings(graded) == before
    history = explain(load_course(root), LAB, "emmy", "double").history
    assert [(each.points, each.alone) for each in history] == [(0, False), (2, True)]
    assert len(explain(load_course(root), LAB, "emmy", "zero").history) == 1


@pytest.mark.slow
def test_nothing_is_written_unless_the_person_says_yes(root: Path) -> None:
    before = kept(root)
    found = again(root, says=False)
    assert table(found) == [["emmy", "0 of 2", "2 of 2", "+2", ""]]
    assert kept(root) == before


@pytest.mark.slow
def test_a_persons_points_and_marks_for_review_stay(root: Path) -> None:
    with Gradebook(load_course(root).db_url) as book:
        for name, score in (("check-double", 0.5), ("why", 1.5)):
            grade = book.find_grade(name, LAB, LAB, "emmy")
            grade.manual_score, grade.needs_manual_grade = score, False
        book.db.commit()
    found = again(root)
    assert table(found) == [["emmy", "0 of 2", "2 of 2", "0", "a person gave 0.5: this stays"]]
    assert points(root)["emmy"] == [0.5, 1, 1.5]
    with Gradebook(load_course(root).db_url) as book:
        double = book.find_grade("check-double", LAB, LAB, "emmy")
        why = book.find_grade("why", LAB, LAB, "emmy")
        assert (double.manual_score, double.auto_score, double.needs_manual_grade) == (0.5, 2, True)
        assert (why.manual_score, why.needs_manual_grade) == (1.5, False)


@pytest.mark.slow
def test_another_changed_check_is_named_and_stays_out_of_date(root: Path) -> None:
    change_lab(root, mend("zero"))
    told = list(regrade_table.sentences(again(root)))
    assert told[-1].startswith("The judging of zero changed, too, since 3 of these files")
    assert {row.stale.split(" changed")[0] for row in rows(root).values()} == {
        "The judging of zero"
    }
    again(root, "zero")
    assert {row.stale for row in rows(root).values()} == {""}


@pytest.mark.slow
def test_a_change_outside_the_checks_is_named_and_stays_out_of_date(root: Path) -> None:
    data = root / "solutions" / LAB / "data.csv"
    data.write_text("1,2\n")
    told = list(regrade_table.sentences(again(root)))
    assert told[-1].startswith("The lab changed, too, since 3 of these files were graded.")
    assert points(root)["emmy"] == [2, 1, 0]
    assert {row.stale.split(" changed")[0] for row in rows(root).values()} == {"The lab"}
    data.unlink()  # and double was judged with the data that is gone now
    assert {row.stale.split(" changed")[0] for row in rows(root).values()} == {
        "The judging of double"
    }


@pytest.mark.slow
def test_a_question_that_depends_on_the_check_is_named_and_judged_later(root: Path) -> None:
    found = again(root, grade=judge_mended_with_an_effect)
    assert table(found) == [["emmy", "0 of 2", "2 of 2", "+2", "zero came out otherwise this time"]]
    assert points(root)["emmy"] == [2, 1, 0]
    stale = {name: row.stale.split(" changed")[0] for name, row in rows(root).items()}
    assert stale == {"ada": "", "alan": "", "emmy": "The judging of zero"}


@pytest.mark.slow
def test_who_cannot_be_judged_by_one_question_is_named_with_the_reason(
    root: Path, graded: Path
) -> None:
    hand_in(root, "ada", "return 2 * x  # better")
    hand_in(root, "grace", "return 2 * x")
    shutil.rmtree(root / "grading/submitted/alan" / LAB)
    found = again(root)
    assert [each.student for each in found.judged] == ["emmy"]
    assert found.left_out == {
        "ada": "another file was handed in after the grading",
        "alan": "the file is no longer there",
        "grace": "was not graded yet",
    }
    assert "The file that was handed in changed" in rows(root)["ada"].stale

    before = gradings(graded)
    second = again(root)
    assert second.judged == ()
    assert "Judged by this check already: 1." in regrade_table.sentences(second)
    assert gradings(graded) == before


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("triple", "has no question 'triple'. Its questions: double, zero, why."),
        ("why", "A person gives the points for why"),
    ],
)
def test_a_question_without_a_check_is_one_sentence(root: Path, question: str, told: str) -> None:
    with pytest.raises(DlcourseError) as caught:
        again(root, question)
    assert told in str(caught.value)


@pytest.mark.slow
def test_the_command_needs_a_terminal_or_yes(tmp_path: Path) -> None:
    root = make_course(tmp_path / "course")
    hand_in(root, "ada", "return 2 * x")
    assert dlcourse(root, "grade", LAB).returncode == 0

    def stricter(cells: list[NotebookNode]) -> None:
        (check,) = (cell for cell in cells if cell.id == "check-zero")
        check.source = "assert double(0) == 1"

    change_lab(root, stricter)
    asked = dlcourse(root, "regrade", LAB, "--question", "zero")
    assert asked.returncode == 1
    assert asked.stdout == "ada\t1 of 1\t0 of 1\t-1\t\n"
    assert "Nothing was written, because there is no terminal to ask in." in asked.stderr
    assert "does not give its points to the instructor's own answers" in asked.stderr
    assert rows(root)["ada"].score == 3

    told = dlcourse(root, "regrade", LAB, "--question", "zero", "--yes")
    assert told.returncode == 0, told.stderr
    assert rows(root)["ada"].score == 2
    assert rows(root)["ada"].stale == ""


def test_the_order_of_a_notebooks_fields_and_its_checks_do_not_change_the_rest(
    tmp_path: Path,
) -> None:
    root = make_course(tmp_path / "course")

    def hashes() -> tuple[str, dict[str, str]]:
        lab = load_course(root).read_lab(LAB)
        return fingerprint.of_lab_without_checks(lab), fingerprint.of_checks(lab)

    rest, checks = hashes()
    change_lab(root, lambda cells: None)
    assert hashes() == (rest, checks)
    change_lab(root, mend("zero"))
    assert hashes()[0] == rest
    changed = {name for name, found in hashes()[1].items() if found != checks[name]}
    assert changed == {f"{LAB}/check-zero"}
    change_lab(root, lambda cells: cells.reverse())
    assert hashes()[0] != rest


# A judge has no tests on its path: the code itself travels.
cloudpickle.register_pickle_by_value(sys.modules[__name__])
