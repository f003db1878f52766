"""The class at a glance: a page for the instructor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from statistics import mean, median

from pydantic import Field
from rich.progress import track

from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.grading import calibrate
from dlcourse.models import Calibration, Checked, Data, Result, Status
from dlcourse.results import (
    alike,
    attention,
    calibrations,
    class_state,
    examples,
    figures,
    files,
    graded_cells,
    journal,
    lectures,
    pages,
    table,
)
from dlcourse.results.attention import Shares
from dlcourse.results.class_state import ClassResults
from dlcourse.results.examples import without_names
from dlcourse.results.figures import Spread
from dlcourse.results.late import penalty
from dlcourse.results.reviews import Person
from dlcourse.results.spreadsheet import csv_text


class Compared(Data):
    """What the lab is compared with: the course's other labs, and the lab in earlier terms.

    unread: the labs and terms that could not be read, and why. alike: whose answers a student's
    own are like, as `dlcourse similar` found.
    """

    others: dict[str, Shares] = Field(default_factory=dict)
    earlier: dict[str, Shares] = Field(default_factory=dict)
    unread: tuple[str, ...] = ()
    alike: dict[str, str] = Field(default_factory=dict)


def write(course: Course, lab_name: str, earlier: Collection[Path] = ()) -> Path:
    """Write the class report, feedback/LAB-report.html, and two CSV files beside it.

    LAB-questions.csv has a row for each question, LAB-attention.csv one for each reason why a
    student needs attention. Returns the path of the page.

    Parameters
    ----------
    earlier
        Course folders of earlier terms, to compare with.

    Raises
    ------
    DlcourseError
        If the lab is unknown, or nothing of it was graded yet.
    """
    found = class_state.read_class(course, lab_name)
    class_state.warn_of_stale(found.rows, lab_name)
    compared = compare(course, lab_name, earlier)
    path = course.feedback_dir / f"{lab_name}-report.html"
    calibration = calibrations.kept(course, lab_name)
    files.write_whole(path, page(course, found, calibration, compared))
    for name, rows in (
        ("questions", _question_rows(course, found)),
        ("attention", _attention_rows(found, compared)),
    ):
        files.write_whole(course.feedback_dir / f"{lab_name}-{name}.csv", csv_text(rows))
    return path


def compare(course: Course, lab_name: str, earlier: Collection[Path]) -> Compared:
    """Read what the students got in the course's other labs, and in this lab in earlier terms."""
    others, terms, unread = {}, {}, []
    graded = [
        name for name in course.labs if name != lab_name and journal.path_of(course, name).exists()
    ]
    for name in track(graded, "Other labs", transient=True, disable=not graded):
        try:
            others[name] = attention.shares(class_state.read_class(course, name).rows)
        except DlcourseError as error:
            unread.append(str(error))
    for folder in earlier:
        try:
            before = load_course(folder)
            found = class_state.read_class(before, lab_name)
            terms[before.term or folder.name] = attention.shares(found.rows)
        except DlcourseError as error:
            unread.append(str(error))
    found_alike = alike.sentences(course, lab_name)
    return Compared(others=others, earlier=terms, unread=tuple(unread), alike=found_alike)


def page(
    course: Course,
    found: ClassResults,
    calibration: Calibration | None = None,
    compared_with: Compared | None = None,
) -> str:
    """The report as HTML. Without a calibration it does not say how the checks were judged."""
    with_others = compared_with or Compared()
    compared = _comparable(found)
    spreads = _spreads(course, found, with_others)
    items = figures.items(compared)
    return pages.render(
        "report.html",
        title=f"Class report: {course.lab(found.lab.name).title or found.lab.name}",
        lab=found.lab.name,
        max_score=found.max_score,
        missing_layers=found.missing_layers,
        rows=[
            {"result": row, "penalty": penalty(course.late, row), "noticed": table.noticed(row)}
            for row in found.rows
        ],
        **_overview(found),
        compared=len(compared),
        other_questions=sum(_has_other_questions(found, row) for row in found.rows),
        items=items,
        items_text=figures.items_in_words(items),
        enough=figures.ENOUGH,
        misconceptions=_misconceptions(course, found, compared),
        attention=attention.needed(found.rows, with_others.others, with_others.alike),
        far=attention.FAR,
        spreads=spreads,
        spreads_text=figures.spreads_in_words(spreads),
        unread_labs=with_others.unread,
        judged=calibration and _judged(calibration),
    )


def _overview(found: ClassResults) -> dict[str, object]:
    """The class as a whole: how many, what they got, what is not settled, the time it took."""
    taking_part = [row for row in found.rows if row.status is not Status.MISSING]
    scores = [row.score for row in taking_part]
    return {
        "counts": Counter(row.status for row in found.rows).most_common(),
        "taking_part": len(taking_part),
        "mean": mean(scores or [0.0]),
        "median": median(scores or [0.0]),
        "histogram": figures.histogram(scores, found.max_score),
        "unread": sum(table.waiting(row) > 0 for row in taking_part),
        "stale": sum(bool(row.stale) for row in found.rows),
        "seconds": sum(row.seconds for row in found.rows),
        "usual_seconds": median([row.seconds for row in taking_part] or [0.0]),
        "slowest": max((row.seconds for row in found.rows), default=0.0),
    }


def _misconceptions(
    course: Course, found: ClassResults, compared: list[Result]
) -> list[dict[str, object]]:
    """Each mistake with an answer that makes it, and the sections to revisit."""
    sections = lectures.sections(course, found.lab)
    made = []
    for each in figures.misconceptions(compared):
        told = {"hint": each.hint, "example": each.example, "answer": ""}
        if each.students:
            student = each.students[0]
            person = found.people.get(student, Person())
            told = {key: without_names(text, student, person) for key, text in told.items()}
            told["answer"] = examples.answer(course, found.lab, student, person, each.question)
        revisit = sections.get(pages.question(each.question), ())
        made.append({"question": each.question, "count": each.count, "revisit": revisit, **told})
    return made


def _spreads(course: Course, found: ClassResults, compared: Compared) -> list[Spread]:
    """This lab first, then earlier terms and other labs, as far as anybody handed something in."""
    here = {f"{found.lab.name}, {course.term or 'now'}": attention.shares(found.rows)}
    earlier = {f"{found.lab.name}, {term}": each for term, each in compared.earlier.items()}
    classes = here | earlier | compared.others
    return [figures.spread(label, each.values()) for label, each in classes.items() if each]


def _question_rows(course: Course, found: ClassResults) -> Iterator[list[object]]:
    compared = _comparable(found)
    mistakes = defaultdict(list)
    for each in figures.misconceptions(compared):
        mistakes[each.question].append(f"{each.count}: {each.hint}")
    sections = lectures.sections(course, found.lab)
    yield [
        *("question", "points", "students", "facility", "discrimination", "unanswered"),
        *("misconceptions", "revisit"),
    ]
    for item in figures.items(compared):
        name = pages.question(item.id)
        revisit = [f"{section.name}: {section.title}" for section in sections.get(name, ())]
        numbers = [_rounded(item.facility), _rounded(item.discrimination), item.unanswered]
        told = ["\n".join(mistakes[item.id]), "; ".join(revisit)]
        yield [name, item.max_points, len(compared), *numbers, *told]


def _attention_rows(found: ClassResults, compared: Compared) -> Iterator[list[object]]:
    yield ["student", "kind", "reason"]
    for each in attention.needed(found.rows, compared.others, compared.alike):
        for reason in each.reasons:
            yield [each.student, reason.kind, reason.text]


def _rounded(value: float | None) -> float | str:
    return "" if value is None else round(value, 4)


def _judged(calibration: Calibration) -> dict[str, object]:
    """How many checks can be judged apart from the answers, and what to know of the others."""
    checks = calibration.checks
    apart = sum(check.checked is Checked.APART and not check.broken for check in checks)
    return {"apart": apart, "all": len(checks), "sentences": calibrate.in_words(calibration)}


def _comparable(found: ClassResults) -> list[Result]:
    """The rows that tell something about the lab's questions of today.

    A file that could not be read tells nothing, nor does one graded against other questions.
    """
    return [
        row
        for row in found.rows
        if row.status not in (Status.MISSING, Status.UNREADABLE)
        and graded_cells.same_questions(found.lab, row)
    ]


def _has_other_questions(found: ClassResults, row: Result) -> bool:
    return bool(row.questions) and not graded_cells.same_questions(found.lab, row)
