"""Writes a new question, lab or explorer: a small one that works, from the files in templates/."""

from __future__ import annotations

import json
import keyword
import re
from importlib.resources import files
from pathlib import Path
from string import Template

import nbformat
from nbformat import NotebookNode

from dlcourse.course import ANSWERS, COURSE_FILE, Course
from dlcourse.errors import DlcourseError
from dlcourse.notebook import reading, roles

TEMPLATES = files("dlcourse.skeletons") / "templates"
ANSWER_FILES = ("right_loop", "wrong_rows")
FIRST_QUESTION = "column_means"
EXPLORERS = Path("dlcourse/explore")
LECTURES = Path("course")
NUMBERED = re.compile(r"^(#+) Question (\d+)", re.MULTILINE)
POINTS = re.compile(r"^\*\*(\d+) points?\b", re.MULTILINE)  # in the title: "**4 points · 1 hour"
EXAMPLES = {"a question": "row_means", "a lab": "lab12_trees", "an explorer": "parabola"}


def question(course: Course, lab: str, name: str) -> tuple[Path, ...]:
    """Add a question to a lab, after its last one, with two known answers and a point more.

    The sum of the points changes in course.toml and in the title of the notebook.

    Raises
    ------
    DlcourseError
        The name cannot be used, or is used already; or the lab has no notebook.
    """
    _require_usable(name, "a question")
    course.lab(lab)
    path, settings = course.source_dir / lab / f"{lab}.ipynb", course.root / COURSE_FILE
    if not path.is_file():
        raise DlcourseError(f"There is no notebook {path}: `dlcourse new lab` makes one.")
    notebook = reading.read(path.read_bytes())
    if name in map(roles.grade_id, notebook.cells):
        raise DlcourseError(f"{path} has a question {name!r} already: choose another name.")
    _insert_question(notebook, name)
    _tell_a_point_more(notebook)
    with_a_point_more = _with_a_point_more(settings, lab)
    made = _create(_known_answers(course.source_dir / lab, name))
    path.write_text(_as_text(notebook), encoding="utf-8")
    settings.write_text(with_a_point_more, encoding="utf-8")
    return path, *made, settings


def lab(course: Course, name: str, title: str, lecture: str) -> tuple[Path, ...]:
    """Make a lab with one question, its entry in course.toml and a test.

    Raises
    ------
    DlcourseError
        The name cannot be used; there is such a lab; or there is no such lecture.
    """
    number = re.match(r"lab(\d+)_", name)
    if number is None:
        raise DlcourseError(
            f"{name!r} cannot be the name of a lab: write lab, a number, _ and a word, as in "
            f"{EXAMPLES['a lab']}."
        )
    _require_usable(name, "a lab")
    if name in course.labs:
        raise DlcourseError(f"{course.root / COURSE_FILE} has a lab {name!r} already.")
    _require_lecture(course.root, lecture)
    words = {"name": name, "title": title, "lecture": lecture, "label": f"Lab {number[1]}"}
    folder, settings = course.source_dir / name, course.root / COURSE_FILE
    tests = course.root / "tests" / "labs" / f"test_lab{number[1]}.py"
    made = _create(
        {
            folder / f"{name}.ipynb": _as_text(_new_notebook(words)),
            **_known_answers(folder, FIRST_QUESTION),
            tests: _filled("test_lab.txt", **words),
        }
    )
    with settings.open("a", encoding="utf-8") as file:
        file.write(_filled("lab_settings.txt", name=name, title=json.dumps(title)))
    return *made, settings


def explorer(root: Path, name: str) -> tuple[Path, ...]:
    """Make the module of an explorer, and a test, in the clone of this project at `root`.

    Raises
    ------
    DlcourseError
        The name cannot be used; there is such an explorer; or this is no clone of the project.
    """
    _require_usable(name, "an explorer")
    if not (root / EXPLORERS).is_dir():
        raise DlcourseError(f"{root} has no folder {EXPLORERS}: go to a clone of this project.")
    return _create(
        {
            root / EXPLORERS / f"{name}.py": _filled("explorer.txt", name=name),
            root / "tests" / f"test_explore_{name}.py": _filled("test_explorer.txt", name=name),
        }
    )


def _require_usable(name: str, what: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        raise DlcourseError(
            f"{name!r} cannot be the name of {what}: use small letters, digits and _, as in "
            f"{EXAMPLES[what]}, and no word of Python such as lambda."
        )


def _require_lecture(root: Path, lecture: str) -> None:
    """Refuse a lecture that is not there; a course without lectures may name any."""
    lectures = sorted(path.stem for path in (root / LECTURES).glob("*.ipynb"))
    if lectures and lecture not in lectures:
        raise DlcourseError(
            f"There is no lecture {lecture!r} in {root / LECTURES}. --lecture takes one of: "
            f"{', '.join(lectures)}."
        )


def _insert_question(notebook: NotebookNode, name: str) -> None:
    """Put the three cells of a question behind the last one that is there, or at the end."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    numbers = NUMBERED.findall(text)
    level, last = numbers[-1] if numbers else ("##", "0")
    words = {"name": name, "heading": level, "number": str(int(last) + 1)}
    at = max(
        (number for number, cell in enumerate(notebook.cells) if roles.is_graded(cell)),
        default=len(notebook.cells) - 1,
    )
    readable = name.replace("_", "-")
    answer = _code(readable, _filled("answer.txt", **words))
    check = _code(f"check-{readable}", _filled("check.txt", **words))
    answer.metadata["nbgrader"] = _role(name, grade=False)
    check.metadata["nbgrader"] = _role(f"check-{name}", grade=True) | {"points": 1}
    new = [_text(f"q-{readable}", _filled("question.md", **words)), answer, check]
    notebook.cells[at + 1 : at + 1] = new


def _role(grade_id: str, grade: bool) -> dict[str, object]:
    """The metadata of nbgrader: a check is graded and locked, an answer is neither."""
    return {
        "schema_version": 3, "task": False, "grade_id": grade_id,
        "grade": grade, "locked": grade, "solution": not grade,
    }  # fmt: skip


def _tell_a_point_more(notebook: NotebookNode) -> None:
    """Change the sum of the points in the title, if it is told there."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (found := POINTS.search(cell.source)):
            told = f"**{int(found[1]) + 1} points"
            cell.source = cell.source[: found.start()] + told + cell.source[found.end() :]
            return


def _with_a_point_more(settings: Path, lab: str) -> str:
    """course.toml with one point more for a lab."""
    text = settings.read_text(encoding="utf-8")
    line = re.compile(rf"(^\[labs\.{re.escape(lab)}\][^\[]*?^points *= *)(\d+)", re.M)
    if not line.search(text):
        raise DlcourseError(f"{settings} has no line `points = …` below [labs.{lab}]: add it.")
    return line.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", text, count=1)


def _text(name: str, source: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source.rstrip("\n"), id=name)


def _code(name: str, source: str) -> NotebookNode:
    return nbformat.v4.new_code_cell(source.rstrip("\n"), id=name)


def _filled(template: str, **words: str) -> str:
    return Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(words)


def _new_notebook(words: dict[str, str]) -> NotebookNode:
    """The notebook of a new lab, with its first question."""
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(
        cells=[
            _text("title", _filled("lab.md", **words)),
            _code("imports", _filled("imports.txt", **words)),
        ],
        metadata={"kernelspec": python},
    )
    _insert_question(notebook, FIRST_QUESTION)
    return notebook


def _known_answers(folder: Path, name: str) -> dict[Path, str]:
    """The files with known answers to a question of the lab in this folder."""
    return {
        folder / ANSWERS / name / f"{each}.py": _filled(f"{each}.txt", name=name)
        for each in ANSWER_FILES
    }


def _as_text(notebook: NotebookNode) -> str:
    return str(nbformat.writes(notebook)) + "\n"


def _create(contents: dict[Path, str]) -> tuple[Path, ...]:
    """Write new files; if one of them is there, write none."""
    for path in filter(Path.exists, contents):
        raise DlcourseError(f"{path} is there already. Choose another name, or remove it.")
    for path, text in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(contents)
