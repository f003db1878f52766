"""A platform's own export with the grades filled in, and every other byte as it came."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looking import grade_by_looking
from nbgrader.api import Gradebook
from small_class import LAB, dlcourse, hand_in, make_course, note_sources

from dlcourse.course import Course, LabSettings, load_course
from dlcourse.errors import DlcourseError
from dlcourse.results import (
    GradeFormat,
    class_run,
    collected,
    csv_file,
    export,
    fill,
    platform_grades,
)
from dlcourse.results.fill import Grade
from dlcourse.results.platform_grades import LabNames

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Doubling (700123),"Lab 2, trees (700124)",Final Score
,,,,,Manual Posting,,
    Points Possible,,,,,5.00,24.00,(read only)
"Lovelace, Ada",1001,S1001,ada,Section A,,11.5,"=1+1"
"Turing, Alan",1002,S1002,alan,'Section A',1.5,"",
"Student, Test",1999,,f00ba,Section A,,,
"""
MOODLE = """\
Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,\
Last modified (submission),Last modified (grade),Feedback comments
Participant 501001,Ada Lovelace,ada@example.org,Submitted,,5.00,Yes,"Saturday, 8:15 PM",-,
Participant 501002,Alan Turing,alan@example.org,Submitted,,5.00,Yes,"Saturday, 9:15 PM",-,"Oh
well"
"""
BLACKBOARD = """\
"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Availability"\t\
"Doubling [Total Pts: 5 Score] |42"\t"Lab 2 [Total Pts: 24 Score] |43"
"Lovelace"\t"Ada"\t"ada"\t"1001"\t"Yes"\t""\t"11.5"
"Turing"\t"Alan"\t"alan"\t"1002"\t"Yes"\t""\t""
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Ada has 2 of 5 points after the penalty, Alan 1; nobody but the gradebook knows Grace."""
    root = make_course(tmp_path_factory.mktemp("into") / "course")
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")
    hand_in(root, "alan", "return x + 1")
    (root / "grading/submitted/grace").mkdir()
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=2, grade=grade_by_looking)
    with Gradebook(course.db_url) as book:
        book.update_or_create_student("ada", email="ada@example.org", lms_user_id="501001")
        book.update_or_create_student("alan", email="alan@example.org", lms_user_id="501002")
    return course


def filled(course: Course, to: str, raw: bytes, suffix: str = ".csv", **options: Any) -> bytes:
    path = course.root / f"exported{suffix}"
    path.write_bytes(raw)
    made = export.export_into(course, LAB, GradeFormat(to), path, **options)
    assert path.read_bytes() == raw
    assert made.suffix == suffix
    return made.read_bytes()


def test_canvas_gets_our_column_and_keeps_every_other_byte(course: Course) -> None:
    raw = CANVAS.replace("\n", "\r\n").encode("utf-8-sig")
    expected = raw.replace(b"Section A,,11.5", b"Section A,2,11.5").replace(b"A',1.5", b"A',1")
    assert filled(course, "canvas", raw) == expected


def test_decimal_commas_stay_and_are_written(course: Course) -> None:
    raw = CANVAS.replace(",", ";").replace(".", ",").encode()
    assert b"Section A;2;11,5" in filled(course, "canvas", raw)
    half = Grade(student="ada", ids=("ada",), points=1.5)
    for separator, written in ((";", b";1,5;"), (",", b',"1,5",')):
        points = '"5,00"' if separator == "," else "5,00"
        text = f"Student;ID;Doubling (7);X (8)\n;;{points};\nA;ada;;\n".replace(";", separator)
        assert written in fill_in(text.encode(), GradeFormat.CANVAS, [half])


def test_a_file_with_both_decimal_marks_stops() -> None:
    raw = b'A,ID,D (7)\nx,1,0.5\ny,2,"0,5"\n'
    with pytest.raises(DlcourseError, match="a decimal comma in the same column"):
        fill_in(raw, GradeFormat.CANVAS, [Grade(student="1", ids=("1",), points=1.5)])


def test_moodle(course: Course) -> None:
    raw = MOODLE.encode("utf-8-sig")
    assert filled(course, "moodle", raw) == (
        raw.replace(b"Submitted,,5.00", b"Submitted,2,5.00", 1).replace(b",,5.00", b",1,5.00")
    )


def test_moodle_knows_students_by_the_number_that_came_with_their_files(course: Course) -> None:
    raw = MOODLE.replace("@", " at ").replace("50100", "60100").encode()
    numbers = {"ada": "601001", "alan": "601002"}
    names = {who: f"all/A B_{n}_assignsubmission_file_/x.ipynb" for who, n in numbers.items()}
    note_sources(course, "moodle", {who: {"x.ipynb": name} for who, name in names.items()})
    try:
        assert filled(course, "moodle", raw).count(b"Submitted,2,5.00") == 1
    finally:
        collected.path_of(course, LAB).unlink()


def test_moodle_in_another_language_and_encoding(course: Course) -> None:
    german = {
        "Identifier": "ID",
        "Full name": "Vollständiger Name",
        "Grade,": "Bewertung,",
        "Maximum Grade": "Bestwertung",
        "Participant ": "Teilnehmer/in",
        "Grade can be changed": "Bewertung kann geändert werden",
        ",Yes,": ",Ja,",
    }
    text = MOODLE
    for english, other in german.items():
        text = text.replace(english, other)
    raw = text.encode("cp1252")
    assert filled(course, "moodle", raw).count(b",2,5.00") == 1
    assert filled(course, "moodle", raw, column="Bewertung") == filled(course, "moodle", raw)


def test_moodle_says_which_grades_it_does_not_change(course: Course) -> None:
    raw = MOODLE.replace("5.00,Yes", "5.00,No", 1).encode()
    assert filled(course, "moodle", raw) == raw.replace(b",,5.00,Yes", b",1,5.00,Yes")


def test_blackboard_keeps_its_encoding_tabs_and_quotes(course: Course) -> None:
    raw = BLACKBOARD.replace("\n", "\r\n").encode("utf-16")
    text = filled(course, "blackboard", raw, ".xls").decode("utf-16")
    assert text == (
        BLACKBOARD.replace("\n", "\r\n")
        .replace('"Yes"\t""\t"11.5"', '"Yes"\t"2"\t"11.5"')
        .replace('"Yes"\t""\t""', '"Yes"\t"1"\t""')
    )


def test_filling_in_twice_changes_nothing_more(course: Course) -> None:
    once = filled(course, "canvas", CANVAS.encode())
    assert filled(course, "canvas", once) == once


def test_who_is_excused_stays_excused(course: Course) -> None:
    raw = CANVAS.replace("Section A,,11.5", "Section A,EX,11.5").encode()
    assert b"Section A,EX,11.5" in filled(course, "canvas", raw)


def test_a_grade_of_who_handed_nothing_in_is_kept_and_an_empty_cell_gets_0(course: Course) -> None:
    row = '"Hopper, Grace",1003,S1003,grace,Section A,{},,\n'
    for before, after in (("4", "4"), ("", "0")):
        raw = (CANVAS + row.format(before)).encode()
        assert filled(course, "canvas", raw).endswith(row.format(after).encode())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('"Turing, Alan",1002,S1002,alan', '"Turing, Al",1002,S1002,al'), "alan has no row"),
        (('"Student, Test",1999,,f00ba', '"T, A",1999,,ALAN '), "alan has more than one row"),
        (("5.00,24.00", "100,24.00"), "is worth 100 points in exported.csv, and doubling is worth"),
        (("Doubling (700123)", "Doubling"), "no column has the name of the lab"),
        (("Lab 2, trees", "doubling"), "more than one column has the name of the lab"),
        (("Student,ID,", "Student,Nr,"), "not a file of grades from Canvas: it has no column 'ID'"),
        (('"Student, Test"', '"Student, Test'), "a quotation mark is opened and never closed"),
        ((",Section A,,11.5,", ","), "row 4 \\(ada\\): the row ends before the column"),
    ],
)
def test_what_does_not_fit_stops_with_names(
    course: Course, change: tuple[str, str], told: str
) -> None:
    assert change[0] in CANVAS
    before = sorted((course.root / "grading/exports").glob("*"))
    with pytest.raises(DlcourseError, match=told):
        filled(course, "canvas", CANVAS.replace(*change).encode())
    assert sorted((course.root / "grading/exports").glob("*")) == before


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "not a table"),
        (b"one\ntwo\n", "not a table"),
        (b"PK\x03\x04 and so on", "Excel workbook"),
        (b"\xef\xbb\xbf<!doctype html>", "not a table"),
        (b"  <!doctype html>", "a web page"),
        (b"\xff\xfea\0,\0b", "breaks off or is damaged"),
        (b"a\0b,c", "zero bytes"),
        (MOODLE.encode(), "not a file of grades from Canvas"),
    ],
)
def test_what_is_no_export_is_told(course: Course, raw: bytes, told: str) -> None:
    with pytest.raises(DlcourseError, match=told):
        filled(course, "canvas", raw)


def test_a_new_file_for_canvas_has_the_numbers_that_came_with_the_files(course: Course) -> None:
    note_sources(course, "canvas", {"ada": {"x.ipynb": "lovelaceada_LATE_1001_90_x.ipynb"}})
    try:
        made = export.export(course, LAB, "canvas").read_text()
    finally:
        collected.path_of(course, LAB).unlink()
    assert "ada,1001,,ada,,2.0" in made


def test_a_file_that_is_not_there_is_one_sentence(course: Course) -> None:
    with pytest.raises(DlcourseError, match=r"nowhere\.csv cannot be read: No such file"):
        export.export_into(course, LAB, GradeFormat.CANVAS, course.root / "nowhere.csv")
    with pytest.raises(DlcourseError, match="--without: no student is called linus"):
        filled(course, "canvas", CANVAS.encode(), without=["linus"])


@pytest.mark.slow
def test_a_student_who_is_not_there_can_be_left_out(course: Course) -> None:
    raw = CANVAS.replace('"Turing, Alan",1002,S1002,alan', '"Turing, Al",1002,S1002,al').encode()
    (course.root / "gone.csv").write_bytes(raw)
    ran = dlcourse(
        course.root,
        *("export", LAB, "--to", "canvas", "--into", "gone.csv", "--without", "alan"),
    )
    assert ran.returncode == 0, ran.stderr
    made = Path(ran.stdout.strip())
    assert made.read_bytes() == raw.replace(b"Section A,,11.5", b"Section A,2,11.5")
    ran = dlcourse(course.root, "export", LAB, "--to", "csv", "--into", "gone.csv")
    assert (ran.returncode, "--into needs the platform" in ran.stderr) == (1, True)


def test_lab_1_of_the_platform_is_the_lab_with_that_number() -> None:
    def names(*labs: str) -> LabNames:
        settings = {lab: LabSettings(title="The perceptron") for lab in labs}
        return export._names(Course.model_construct(labs=settings), labs[0], "")

    alone = names("lab1_perceptron", "lab2_trees").names
    for title in ("Lab 1", "lab01", "LAB 1: The Perceptron", "lab1_perceptron", "The perceptron"):
        assert platform_grades.words(title) in alone
    for title in ("Lab 11", "Lab 1 again", "Lab 2", "Lab"):
        assert platform_grades.words(title) not in alone
    assert platform_grades.words("Lab 1") not in names("lab1_a", "lab1_b").names


def test_nobody_gets_the_row_of_who_has_the_same_number_in_another_column() -> None:
    raw = b"Student,ID,SIS User ID,D (7)\nA,1,x,\nB,2,3,\n"
    gone = [Grade(student=each, ids=(each,), points=1) for each in ("1", "3")]
    with pytest.raises(DlcourseError, match="3 has no row"):
        fill_in(raw, GradeFormat.CANVAS, gone)


def test_two_columns_that_disagree_stop() -> None:
    raw = b"Student,ID,SIS User ID,D (7)\nA,1,2,\nB,2,1,\n"
    with pytest.raises(DlcourseError, match="1, 2 have another row by another column of ids"):
        fill_in(raw, GradeFormat.CANVAS, [Grade(student=s, ids=(s,), points=1) for s in "12"])


def test_every_platform_has_its_own_way_to_find_students_and_the_column() -> None:
    assert set(platform_grades.FINDERS) == set(GradeFormat) - {GradeFormat.CSV}


def fill_in(raw: bytes, to: GradeFormat, grades: list[Grade]) -> bytes:
    file = csv_file.read(raw, "it")
    names = LabNames(names=frozenset({("d",), ("doubling",)}))
    return fill.fill(file, platform_grades.find(to, file, names, "it"), grades, "it").raw


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12)
points = st.floats(0, 100).map(lambda value: round(value, 4))


SHAPES = {  # the headings with our column and that of the ids, and the number of points above
    GradeFormat.CANVAS: (["Student", "ID", "D (7)", "Remark, or none"], 2, 1, "{}"),
    GradeFormat.MOODLE: (["Identifier", "Remark", "Grade", "Maximum Grade"], 2, 0, "Person {}"),
    GradeFormat.BLACKBOARD: (
        ["Last Name", "Username", "Remark", "D [Pts: 9] |7"],
        3,
        1,
        "{}",
    ),
}


@given(
    to=st.sampled_from(list(SHAPES)),
    rows=st.lists(st.tuples(texts, points, st.booleans()), min_size=1, max_size=8),
    separator=st.sampled_from(",;\t"),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    mark=st.sampled_from(".,"),
)
def test_what_goes_in_comes_out(
    to: GradeFormat,
    rows: list[tuple[str, float, bool]],
    separator: str,
    line_end: str,
    encoding: str,
    quoting: int,
    mark: str,
) -> None:
    """Any remarks and points: our column has the points, and nothing else has changed."""
    headings, ours, ids, shape = SHAPES[to]
    text = io.StringIO()
    lines = csv.writer(text, delimiter=separator, lineterminator=line_end, quoting=quoting)  # type: ignore[arg-type]
    lines.writerow(headings)
    for number, (remark, _, _) in enumerate(rows):
        cells = [remark.replace("\n", line_end)] * len(headings)
        cells[ours], cells[ids] = f"0{mark}25", shape.format(number)
        lines.writerow(cells)
    raw = text.getvalue().encode(encoding)
    grades = [
        Grade(student=str(number), ids=(str(number),), points=got)
        for number, (_, got, in_class) in enumerate(rows)
        if in_class
    ]

    made = fill_in(raw, to, grades)

    before, after = (
        list(csv.reader(io.StringIO(each.decode(encoding), newline=""), delimiter=separator))
        for each in (raw, made)
    )
    wanted = {int(grade.student): grade.points for grade in grades}
    for number, (old, new) in enumerate(zip(before, after, strict=True), start=-1):
        if number in wanted:
            assert float(new[ours].replace(mark, ".")) == wanted[number]
            new[ours] = old[ours]
        assert new == old
    assert fill_in(made, to, grades) == made
    nothing = [grade.model_copy(update={"points": 0.25}) for grade in grades]
    assert fill_in(raw, to, nothing) == raw


@given(st.binary(max_size=60))
def test_any_bytes_are_kept_or_refused(raw: bytes) -> None:
    try:
        file = csv_file.read(b"a," + raw, "it")
    except DlcourseError:
        return
    assert csv_file.with_cells(file, {}) == b"a," + raw


@given(st.text("ab\"',;\t\r\n =", max_size=30))
def test_cells_are_those_of_the_csv_module(text: str) -> None:
    try:
        file = csv_file.read(f"a;{text}".encode(), "it")
    except DlcourseError:
        return
    ours = [[cell.value for cell in row] for row in file.rows]
    theirs = csv.reader(io.StringIO(f"a;{text}", newline=""), delimiter=";")
    assert ours == [row or [""] for row in theirs]
