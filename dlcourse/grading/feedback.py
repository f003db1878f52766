"""One page per student: the points, what failed and why, the comments, the answers as they ran.

A page is one HTML file without scripts. Everything a student wrote or printed is escaped or
sanitised, and cut. The tests themselves are not on it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nbformat
import nh3
from markupsafe import Markup, escape
from nbconvert.filters import markdown2html, strip_ansi
from rich.progress import track

from dlcourse import notebooks
from dlcourse.course import Course
from dlcourse.grading import gradebook, pages, pool
from dlcourse.grading.models import Data, Lab, QuestionResult, Result, Status

OUTPUT_BYTES = 10_000
PICTURE_BYTES = 1_000_000
PAGE_BYTES = 2_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tab and line feed
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/svg+xml")
STATUS = {
    Status.GRADED: "Everything was graded.",
    Status.PARTIAL: "Some of your cells stopped with an error; the rest was graded.",
    Status.TIMEOUT: "A cell ran longer than it may; the rest was graded.",
    Status.OUT_OF_MEMORY: "A cell used more memory than it may; the rest was graded.",
    Status.CRASHED: "The Python process ended before its time; what could be graded was.",
    Status.UNREADABLE: "Your file could not be read as a notebook.",
    Status.TAMPERED: "Your notebook tried to change the grading. Its answers were graded.",
    Status.MISSING: "There is nothing to grade.",
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

    Raises DlcourseError when nothing of the lab was graded yet.
    """
    lab = course.read_lab(lab_name)
    results = pool.results(course, lab_name)
    rows = []
    with gradebook.opened(course.db_url) as book:
        for result in track(results, f"Feedback on {lab_name}", transient=True):
            comments = gradebook.comments(book, lab, result.student)
            page = course.feedback_dir / result.student / lab_name / f"{lab_name}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            gradebook.write_whole(page, student_page(course, lab, result, comments))
            final = result.score - gradebook.penalty(course.late, result)
            link = quote(page.relative_to(course.feedback_dir).as_posix())
            rows.append({"result": result, "final": final, "link": link})
    index = course.feedback_dir / f"{lab_name}-index.html"
    title = f"Feedback on {course.lab(lab_name).title or lab_name}"
    text = pages.render(
        "index.html", title=title, rows=rows, report=quote(f"{lab_name}-report.html")
    )
    gradebook.write_whole(index, text)
    return index


def student_page(
    course: Course, lab: Lab, result: Result, comments: dict[tuple[str, str], str]
) -> str:
    """The page of one student as HTML. comments: (notebook, cell id) → what the reviewer wrote."""
    penalty = gradebook.penalty(course.late, result)
    waiting = sum(each.max_points for each in result.questions if each.status == "manual")
    parts = list(_parts(course, lab, result, comments))
    return pages.render(
        "feedback.html",
        title=f"{course.lab(lab.name).title or lab.name}: {result.student}",
        result=result,
        status=STATUS[result.status],
        penalty=penalty,
        final=result.score - penalty,
        waiting=waiting,
        headings=_headings(parts),
        parts=parts,
    )


def _headings(parts: list[Part]) -> dict[str, str]:
    """Graded cell → the heading that its question stands under."""
    found, heading = {}, ""
    for part in parts:
        heading = part.heading or heading
        if part.question:
            found[part.question.id] = heading
    return found


def _parts(
    course: Course, lab: Lab, result: Result, comments: dict[tuple[str, str], str]
) -> Iterator[Part]:
    room = PAGE_BYTES
    verdicts = gradebook.questions(lab, result)
    for notebook in lab.notebooks:
        path = course.autograded_dir / result.student / lab.name / f"{notebook.name}.ipynb"
        if result.status is Status.MISSING or not path.exists():
            continue
        given = {cell.id for cell in notebooks.read(notebook.source).cells}
        heading = ""
        for cell in nbformat.read(path, as_version=4).cells:
            marks = cell.metadata.get("nbgrader", {})
            key = (notebook.name, marks.get("grade_id", ""))
            if not marks and cell.id in given:
                heading = _heading(cell) or heading
                continue
            is_students = not marks or marks.get("solution")
            code, html = _shown(cell, room) if is_students else ("", Markup())
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


def _heading(cell: Any) -> str:
    """The last heading of a text cell, without its marks."""
    found = re.findall(r"^#+\s+(.+)$", cell.source, re.MULTILINE)
    return str(found[-1]) if found and cell.cell_type == "markdown" else ""


def _shown(cell: Any, room: int) -> tuple[str, Markup]:
    """A cell of the student's: code to be shown as it is, and the rest as safe HTML."""
    if cell.cell_type != "code":
        return "", _clean(markdown2html(_cut(cell.source, min(OUTPUT_BYTES, room))))
    shown = Markup()
    for output in cell.outputs:
        if len(shown) > room:
            return _cut(cell.source), shown + Markup("<p>More output was left out.</p>")
        shown += _output(output)
    return _cut(cell.source), shown


def _output(output: Any) -> Markup:
    if output.output_type == "stream":
        return _text(output.text)
    if output.output_type == "error":
        return _text("\n".join(output.traceback) or f"{output.ename}: {output.evalue}")
    data = output.get("data", {})
    for kind in PICTURES:
        if kind in data:
            return _picture(kind, data[kind], data.get("text/plain", ""))
    if "text/html" in data:
        return _clean(_cut(data["text/html"]))
    return _text(data.get("text/plain", ""))


def _text(text: str) -> Markup:
    return Markup('<pre class="output">{}</pre>').format(strip_ansi(_cut(text)))


def _picture(kind: str, data: str, description: str) -> Markup:
    """A picture as a data URI: in an <img> not even an SVG can run a script."""
    try:
        raw = data.encode() if kind == "image/svg+xml" else base64.b64decode(data)
    except ValueError:
        return _text("(a picture that cannot be read)")
    if len(raw) > PICTURE_BYTES:
        return _text(f"(a picture of {len(raw) / 1e6:.1f} MB was left out)")
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
