"""One page per student: the points, what failed and why, the comments, the answers as they ran.

A page is one HTML file without scripts. Everything a student wrote or printed is escaped or
sanitised, and cut. The tests themselves are not on it.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nbformat
import nh3
from markupsafe import Markup, escape
from nbconvert.filters import markdown2html, strip_ansi
from rich.progress import track

from dlcourse.course import Course
from dlcourse.models import Data, Lab, QuestionResult, Result, Status
from dlcourse.notebook import reading
from dlcourse.notebook.text import last_heading
from dlcourse.results import class_state, files, graded_cells, pages, reviews
from dlcourse.results.late import penalty
from dlcourse.results.table import waiting

OUTPUT_BYTES = 10_000
PICTURE_BYTES = 1_000_000
PAGE_BYTES = 2_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tab and line feed
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/svg+xml")
STATUS = {
    Status.GRADED: "Everything was graded.",
    Status.PARTIAL: "Some of your cells stopped with an error. The rest was graded.",
    Status.TIMEOUT: "A cell ran longer than the time limit. The rest was graded.",
    Status.OUT_OF_MEMORY: "A cell used more memory than the limit. The rest was graded.",
    Status.CRASHED: "The Python process ended too early. The rest was graded.",
    Status.GRADER_FAILED: "The grader made an error. Not everything is graded yet.",
    Status.UNREADABLE: "Your file could not be read as a notebook.",
    Status.TAMPERED: "Your notebook tried to change the grading. Its answers were graded.",
    Status.MISSING: "",  # the message says it: nothing was handed in, or it is not graded yet
}


class Part(Data):
    """One piece of the page under "Your answers": a cell of the student's, or a verdict."""

    heading: str = ""
    code: str = ""
    html: Any = Markup()
    comment: str = ""
    question: QuestionResult | None = None


def write(course: Course, lab_name: str) -> Path:
    """Write feedback/STUDENT/LAB/LAB.html for the class, and an index of them; returns the index.

    Raises
    ------
    DlcourseError
        If the lab is unknown, or nothing of it was graded yet.
    """
    found = class_state.read_class(course, lab_name)
    class_state.warn_of_stale(found.rows, lab_name)
    rows = []
    with reviews.opened(course.db_url) as db:
        for result in track(found.rows, f"Feedback on {lab_name}", transient=True):
            comments = reviews.comments(db, found.lab, result.student)
            page = page_path(course, result.student, lab_name)
            files.write_whole(page, student_page(course, found.lab, result, comments))
            final = result.score - penalty(course.late, result)
            link = quote(page.relative_to(course.feedback_dir).as_posix())
            rows.append({"result": result, "final": final, "link": link})
    index = course.feedback_dir / f"{lab_name}-index.html"
    title = f"Feedback on {course.lab(lab_name).title or lab_name}"
    report = quote(f"{lab_name}-report.html")
    stale = any(row.stale for row in found.rows)
    text = pages.render("index.html", title=title, rows=rows, report=report, stale=stale)
    files.write_whole(index, text)
    return index


def page_path(course: Course, student: str, lab_name: str) -> Path:
    """Where a student's page is."""
    return course.feedback_dir / student / lab_name / f"{lab_name}.html"


def pages_of(course: Course, lab_name: str) -> dict[str, Path]:
    """Student → the page, for all that were written."""
    students = sorted(path.name for path in course.feedback_dir.iterdir() if path.is_dir())
    found = {student: page_path(course, student, lab_name) for student in students}
    return {student: page for student, page in found.items() if page.is_file()}


def student_page(
    course: Course, lab: Lab, result: Result, comments: dict[tuple[str, str], str]
) -> str:
    """The page of one student as HTML.

    Parameters
    ----------
    comments
        (notebook, cell id) → what the reviewer wrote.
    """
    lost = penalty(course.late, result)
    parts = list(_parts(course, lab, result, comments))
    return pages.render(
        "feedback.html",
        title=f"{course.lab(lab.name).title or lab.name}: {result.student}",
        result=result,
        status=_status(result),
        penalty=lost,
        final=result.score - lost,
        waiting=waiting(result),
        headings=_headings(parts),
        parts=parts,
        private=partial(pages.without_paths, root=course.root),
    )


def _status(result: Result) -> str:
    """What became of the file. A fault of the grader's has a message for the instructor alone."""
    if result.status is Status.CRASHED and not result.questions:
        return "The grader could not grade your file. Your instructor sees that, too."
    return " ".join(filter(None, (STATUS[result.status], result.message)))


def _headings(parts: list[Part]) -> dict[str, str]:
    """Graded cell → the heading that its question stands under, if no other one does."""
    found, heading = {}, ""
    for part in parts:
        heading = part.heading or heading
        if part.question:
            found[part.question.id] = heading
    shared = Counter(found.values())
    return {cell: heading for cell, heading in found.items() if shared[heading] == 1}


def _parts(
    course: Course, lab: Lab, result: Result, comments: dict[tuple[str, str], str]
) -> Iterator[Part]:
    room = PAGE_BYTES
    verdicts = graded_cells.questions(lab, result)
    for notebook in lab.notebooks:
        path = course.autograded_dir / result.student / lab.name / f"{notebook.name}.ipynb"
        if result.status is Status.MISSING or not path.exists():
            continue
        given = {cell.id for cell in reading.read(notebook.source).cells}
        heading = ""
        for cell in nbformat.read(path, as_version=4).cells:
            marks = cell.metadata.get("nbgrader", {})
            key = (notebook.name, marks.get("grade_id", ""))
            if not marks and cell.id in given:
                is_text = cell.cell_type == "markdown"
                heading = (last_heading(cell.source) if is_text else "") or heading
                continue
            is_students = not marks or marks.get("solution")
            code, html = _shown(cell, room, course.root) if is_students else ("", Markup())
            room -= len(code) + len(html)
            part = Part(
                heading=heading,
                code=code,
                html=html,
                comment=comments.get(key, ""),
                question=verdicts.get(key),
            )
            if part.code or part.html or part.comment or part.question:
                yield part
                heading = ""


def _shown(cell: Any, room: int, root: Path) -> tuple[str, Markup]:
    """A cell of the student's: code to be shown as it is, and the rest as safe HTML."""
    if cell.cell_type != "code":
        return "", _clean(markdown2html(_cut(cell.source, min(OUTPUT_BYTES, room))))
    shown = Markup()
    for output in cell.outputs:
        if len(shown) > room:
            return _cut(cell.source), shown + _note("More output was left out.")
        shown += _output(output, root)
    return _cut(cell.source), shown


def _output(output: Any, root: Path) -> Markup:
    if output.output_type == "stream":
        return _text(output.text, root)
    if output.output_type == "error":
        return _text("\n".join(output.traceback) or f"{output.ename}: {output.evalue}", root)
    data = output.get("data", {})
    for kind in PICTURES:
        if kind in data:
            return _picture(kind, data[kind], data.get("text/plain", ""))
    if "text/html" in data:
        return _clean(pages.without_paths(_cut(data["text/html"]), root))
    return _text(data.get("text/plain", ""), root)


def _text(text: str, root: Path) -> Markup:
    shown = pages.without_paths(strip_ansi(_cut(text)), root)
    return Markup('<pre class="output">{}</pre>').format(shown)


def _note(text: str) -> Markup:
    return Markup('<p class="quiet">{}</p>').format(text)


def _picture(kind: str, data: str, description: str) -> Markup:
    """A picture as a data URI: in an <img> not even an SVG can run a script."""
    try:
        raw = data.encode() if kind == "image/svg+xml" else base64.b64decode(data)
    except ValueError:
        return _note("(a picture that cannot be read)")
    if len(raw) > PICTURE_BYTES:
        return _note(f"(a picture of {len(raw) / 1e6:.1f} MB was left out)")
    encoded = base64.b64encode(raw).decode()
    alt = escape(_cut(description, 300) or "output of the cell above")
    return Markup(f'<p><img class="picture" src="data:{kind};base64,{encoded}" alt="{alt}"></p>')


def _clean(html: str) -> Markup:
    safe = nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS - {"img", "map", "area"},
        attributes={"a": {"href"}, "th": {"scope"}, "td": {"colspan", "rowspan"}},
        url_schemes={"http", "https", "mailto"},
    )
    return Markup('<div class="wide">{}</div>').format(Markup(safe))


def _cut(text: str, most: int = OUTPUT_BYTES) -> str:
    """At most `most` bytes of a text without control characters, saying how many were left out."""
    text = CONTROL.sub("", text)
    raw = text.encode(errors="replace")
    if len(raw) <= most:
        return text
    return raw[:most].decode(errors="ignore") + f"\n… ({len(raw) - most:,} bytes left out)"
