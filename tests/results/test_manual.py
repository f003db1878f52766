"""Answers that a person reads, out to a spreadsheet and back."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from looking import grade_by_looking
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from small_class import LAB, change_lab, dlcourse, gradings, hand_in, make_course

from dlcourse.course import load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import Result
from dlcourse.results import class_run, class_state, gradebook, manual, manual_sheet, rubric
from dlcourse.results.manual import Imported
from dlcourse.results.manual_sheet import ReviewRow

STUDENTS = ("007", "=ada", "alan")
SCHEME = """\
### BEGIN SOLUTION
Because.
### BEGIN MARK SCHEME
2 points in all.
- 1 point: names the reason,
  in any words.
- 1 point: and proves it.
### END MARK SCHEME
### END SOLUTION"""
REASON, PROOF = "1 point: names the reason, in any words.", "1 point: and proves it."


def write_scheme(cells: list[NotebookNode]) -> None:
    next(cell for cell in cells if cell.id == "why").source = SCHEME


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of three that was graded, and one student who handed in nothing."""
    root = make_course(tmp_path_factory.mktemp("graded") / "course")
    change_lab(root, write_scheme)
    for student in STUDENTS:
        hand_in(root, student, "return 2 * x")
    (root / "grading/submitted/grace").mkdir()
    grade(root)
    return root


@pytest.fixture
def root(graded: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(graded, tmp_path / "course")


def grade(root: Path) -> list[Result]:
    return class_run.grade_class(load_course(root), LAB, jobs=1, grade=grade_by_looking)


def export(root: Path, anonymous: bool = False, name: str = "answers.csv") -> list[dict[str, str]]:
    manual.export(load_course(root), LAB, root / name, anonymous)
    return list(csv.DictReader(io.StringIO((root / name).read_text(encoding="utf-8-sig"))))


def save(root: Path, rows: list[dict[str, str]], separator: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def read_back(root: Path, raw: bytes | str) -> Imported:
    file = root / "filled.csv"
    file.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return manual.read_back(load_course(root), LAB, file)


def in_nbgrader(root: Path, student: str) -> tuple[float | None, str | None, bool]:
    """Manual points, comment and "needs a person" as nbgrader itself has them."""
    with Gradebook(load_course(root).db_url) as book:
        grade = book.find_grade("why", LAB, LAB, student)
        comment = book.find_comment("why", LAB, LAB, student)
        return grade.manual_score, comment.manual_comment, grade.needs_manual_grade


def test_points_and_comments_come_back_into_nbgraders_gradebook(root: Path) -> None:
    rows = export(root)
    assert [row["student"] for row in rows] == ["007", "'=ada", "alan"]
    assert {(row["question"], row["title"], row["max points"]) for row in rows} == {
        ("why", "Doubling", "2")
    }
    assert {row["answer"] for row in rows} == {"Because."}
    assert rows[0]["mark scheme"] == f"a: {REASON}\nb: {PROOF}"
    rows[0] |= {"points": "1.5", "comment": "Well seen.\nWhich axis?"}
    rows[1] |= {"points": "2", "remarks": "b, A"}

    assert read_back(root, save(root, rows)) == Imported(changed=2, same=1, waiting=1)
    assert in_nbgrader(root, "007") == (1.5, "Well seen.\nWhich axis?", False)
    assert in_nbgrader(root, "=ada") == (2, f"- {PROOF}\n- {REASON}", False)
    assert in_nbgrader(root, "alan") == (None, None, True)
    scores = {row.student: row.score for row in class_state.read_class(load_course(root), LAB).rows}
    assert scores == {"007": 4.5, "=ada": 5, "alan": 3, "grace": 0}

    again = export(root, name="again.csv")
    assert again == [rows[0], rows[1] | {"remarks": "b a"}, rows[2]]
    assert read_back(root, save(root, again)) == Imported(changed=0, same=3, waiting=1)


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.replace(",", ";").replace("1.5", "1,5").encode("cp1252"),
        lambda text: ("sep=;\r\n" + text.replace(",", ";").replace("1.5", "1,5")).encode(),
        lambda text: text.replace(",", "\t").encode("utf-16"),
        lambda text: text.replace("\r\n", "\n").encode("utf-8-sig"),
        lambda text: text.replace("007", "7").encode() + b",,,\r\n\r\n",
    ],
    ids=["excel", "sep", "utf-16", "bom", "zeros"],
)
def test_what_a_spreadsheet_saves_is_read(root: Path, saved: Callable[[str], bytes]) -> None:
    text = "Student,Question,Points,Comment\r\n007,why,1.5,Süß\r\n'=ada,why,0,'-1 is no label\r\n"
    assert read_back(root, saved(text)).changed == 2
    assert in_nbgrader(root, "007") == (1.5, "Süß", False)
    assert in_nbgrader(root, "=ada") == (0, "-1 is no label", False)


WRONG = {  # row → what is said of it; the first one is right
    "alan,why,1,a": "",
    "007,why,two,": "'two' are no number",
    "'=ada,why,2.5,": "2.5 points, but 'why' gives from 0 to 2",
    "nobody,why,1,": "no student of doubling is called 'nobody'",
    "alan,why,1,": "already in line 2",
    "alan,how,1,": "no question 'how' to read. It has: why.",
    "alan,check-double,1,": "a check gives the points of 'check-double'",
    "grace,why,1,": "no answer to 'why' that a person has to read, because: Nothing was handed in.",
    "'=ada,why,'-1,": "-1 points",
    "007,why,1,c": "no remark 'c'. It has a, b.",
}


def test_a_file_with_one_wrong_row_is_refused_as_a_whole(root: Path) -> None:
    with pytest.raises(DlcourseError) as error:
        read_back(root, "\n".join(("student,question,points,remarks", *WRONG)))
    *faults, last = str(error.value).splitlines()
    for fault, (line, words) in zip(faults, list(enumerate(WRONG.values(), 2))[1:], strict=True):
        assert fault.startswith(f"filled.csv, line {line}: ")
        assert words in fault
    assert last.startswith("Nothing was written")
    assert in_nbgrader(root, "alan") == (None, None, True)


def test_the_answers_of_another_lab_are_refused(root: Path) -> None:
    """Questions of two labs can have the same name."""
    rows = [row | {"points": "1", "lab": "halving"} for row in export(root)]
    with pytest.raises(DlcourseError, match="line 2: this answer is of halving, not of doubling"):
        read_back(root, save(root, rows))


def test_an_empty_cell_deletes_nothing(root: Path) -> None:
    rows = export(root)
    rows[2] |= {"points": "1", "comment": "Yes."}
    read_back(root, save(root, rows))
    blank = "student,question,points\nalan,why,\n"
    assert read_back(root, blank) == Imported(changed=0, same=1, waiting=2)
    assert in_nbgrader(root, "alan") == (1, "Yes.", False)


def test_grading_again_keeps_what_a_person_entered(root: Path) -> None:
    read_back(root, "student,question,points,comment\nalan,why,1,Yes.\n")
    hand_in(root, "alan", "return x + 1")
    row = next(row for row in grade(root) if row.student == "alan")
    assert row.score == 2  # 1 by the second check, 1 by the person
    assert in_nbgrader(root, "alan") == (1, "Yes.", True)  # to be looked at again


def test_without_names_numbers_lead_back_to_the_students(root: Path) -> None:
    rows = export(root, anonymous=True)
    shown = str(rows)
    assert not [student for student in STUDENTS if f"'{student}'" in shown]
    rows = [row | {"points": "1"} for row in rows]
    assert read_back(root, save(root, rows)).changed == 3
    assert in_nbgrader(root, "alan")[0] == 1


@pytest.mark.slow
def test_a_file_with_points_in_it_is_not_overwritten(root: Path) -> None:
    export(root)
    ran = dlcourse(root, "review", LAB, "--export", "answers.csv")
    assert ran.returncode == 1
    assert "Import it first" in ran.stderr


@pytest.mark.slow
def test_the_command_says_how_many_are_left(root: Path) -> None:
    ran = dlcourse(root, "review", LAB, "--export", "new.csv")
    assert "Answers to be read by a person: 3" in ran.stdout
    (root / "new.csv").write_text("student;question;points\nalan;why;1,5\n")
    ran = dlcourse(root, "review", LAB, "--import", "new.csv")
    assert "Answers with new points or comments: 1." in ran.stdout
    assert "still wait for points: 2." in ran.stdout


def test_another_mark_scheme_grades_nobody_again(root: Path, graded: Path) -> None:
    before = gradings(graded)  # the log that the files of the copy name

    def add_remark(cells: list[NotebookNode]) -> None:
        cell = next(cell for cell in cells if cell.id == "why")
        cell.source = SCHEME.replace("### END MARK", "- No units.\n### END MARK")

    change_lab(root, add_remark)
    assert not [row.stale for row in grade(root) if row.stale]
    assert gradings(graded) == before
    assert export(root)[0]["mark scheme"].endswith("c: No units.")


def test_formgrader_shows_a_lab_that_is_gone_without_remarks(root: Path) -> None:
    remarks = rubric.Remarks()
    remarks.course = str(root)
    where = {"assignment_id": LAB, "notebook_id": LAB}
    assert remarks("why", where) == [REASON, PROOF]
    assert remarks("double", where) == []
    assert remarks("why", where | {"assignment_id": "last_years_lab"}) == []


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
WORD = TEXT.map(str.strip).filter(bool)


@given(student=WORD, answer=TEXT, comment=TEXT, points=st.none() | st.floats(0, 100))
@example(student="=1", answer="'=1", comment=" \t'+\r\n", points=1e-7)
def test_no_text_and_no_number_is_lost(
    student: str, answer: str, comment: str, points: float | None
) -> None:
    row = ReviewRow(
        lab=LAB,
        student=student,
        question="why",
        title="Doubling",
        answer=answer,
        max_points=100,
        points=points,
        remarks="a",
        comment=comment,
        mark_scheme="a: yes",
    )
    (back,) = manual_sheet.from_csv(manual_sheet.to_csv([row]).encode(), "answers.csv")
    assert (back.student, back.comment, back.remarks) == (student, comment, "a")
    assert (manual_sheet.number(back.points) if back.points else None) == points


REMARKS = st.sampled_from(["Yes.", "No.", "- Yes.", "", "Yes.\n"])


@given(comment=st.lists(REMARKS | st.just("- No.")).map("\n".join))
def test_no_comment_is_lost_between_remarks_and_the_rest(comment: str) -> None:
    items = rubric.of_source("BEGIN\n* Yes.\n\n1. No.\nEND", ("BEGIN", "END"))
    assert items == {"a": "Yes.", "b": "No."}
    assert rubric.joined(items, *rubric.split(items, comment)) == comment


def test_a_decision_needs_no_comment(root: Path) -> None:
    """What the gradebook writes for an answer without words is what nbgrader writes: nothing."""
    course = load_course(root)
    with gradebook.opened(course.db_url) as book:
        decision = gradebook.Decision(
            student="alan", notebook=LAB, id="why", points=None, comment=""
        )
        gradebook.enter_decisions(book, course.read_lab(LAB), [decision], course.late, {"alan": 0})
    assert in_nbgrader(root, "alan") == (None, None, True)
