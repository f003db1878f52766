"""What must hold before students get a lab: pure functions that list every problem at once."""

from __future__ import annotations

import ast
import base64
import binascii
import codecs
import json
import keyword
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from nbformat import NotebookNode

from dlcourse import notebooks
from dlcourse.grading.models import Data

SET_UP_ID = "set-up"
BADGE_ID = "colab-badge"
HAND_IN_ID = "hand-in"
COLAB_BADGE = "https://colab.research.google.com/assets/colab-badge.svg"
PUBLIC_TAG = "public"  # on a cell that shows a solution line on purpose
DATA_SUFFIXES = (".csv", ".json", ".npy", ".npz", ".txt", ".png", ".jpg", ".svg")
HIDDEN_REGIONS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
CODE_STUB = "raise NotImplementedError()"  # as nbgrader writes it

_DELIMITER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
_GAP = r"[^\w\n]*"
_EDGE = r"\b(begin|start|end|stop)s?\b"
_REGION = rf"\b(solutions?|hidden{_GAP}tests?|mark{_GAP}schemes?)\b"
_ALMOST_DELIMITER = re.compile(
    rf"^[ \t]*#{_GAP}({_EDGE}{_GAP}(of +)?(the +)?{_REGION}|{_REGION}{_GAP}{_EDGE}){_GAP}$",
    re.IGNORECASE | re.MULTILINE,
)
_GRADE_ID = re.compile(r"[A-Za-z0-9_\-]+")  # as nbgrader has it
_COLAB_URL = re.compile(r"https://colab\.research\.google\.com/[^\s)\"'>\]]+")
_WORD = re.compile(r"\w+")
_PROSE = re.compile(r"[^\W\d]\w*(,? [^\W\d]\w*){4}")
_COMPUTES = re.compile(r"""[-+*/@<>%&|^\d"']|(?<=\S) for\b""")
_INSTALL = re.compile(r"\b(pip3?|conda|mamba|apt|apt-get|uv)\b[\s\"',]+(pip\s+)?install\b")


class Problem(Data):
    """Something wrong with a lab: where, what, what to do. A warning does not stop a release."""

    lab: str
    cell: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.lab}, {self.cell}" if self.cell else self.lab
        return f"{where}: {self.message}"


class _Hidden(Data):
    """A line students must not see, and the cell it comes from."""

    cell: str
    line: str
    kind: str


def source_problems(
    lab: str, raw: bytes, files: dict[str, bytes], points: float | None, colab_url: str
) -> list[Problem]:
    """What is wrong with an instructor's notebook and the files beside it.

    raw: the notebook, where the badge and the set-up cell may still be missing or out of date;
    files: what lies beside it, by relative path; points: what course.toml promises;
    colab_url: the one address that a link to Colab may have.
    """
    try:
        notebook = notebooks.read(raw)
    except notebooks.Unreadable as error:
        return [Problem(lab=lab, cell="", message=f"the notebook cannot be read: {error.reason}.")]
    if raw.startswith(codecs.BOM_UTF8):
        message = "the notebook begins with a byte-order mark: open it in JupyterLab and save it."
        return [Problem(lab=lab, cell="", message=message)]
    found = [
        *_format(json.loads(raw)),
        *_set_up(notebook),
        *_links(notebook, colab_url),
        *_grade_ids(notebook),
        *_order(notebook),
        *_total(notebook, points),
        *_stray(lab, files),
    ]
    for cell in notebook.cells:
        found += [(_label(cell), message) for message in _cell(cell)]
    problems = [Problem(lab=lab, cell=where, message=message) for where, message in found]
    return problems + [
        Problem(
            lab=lab,
            cell=_label(cell),
            message="this check runs in the student's own process, where it can be fooled.",
            warning=True,
        )
        for cell in notebook.cells
        if notebooks.is_check(cell) and cell.metadata.get("dlcourse", {}).get("in_process")
    ]


def released_problems(lab: str, source: bytes, released: dict[str, bytes]) -> list[Problem]:
    """What students would see and must not, in the released folder's files, by relative path."""
    instructor = notebooks.read(source)
    hidden = list(_hidden_lines(instructor))
    public = {_squash(line) for line in _public_lines(instructor)}
    found: list[tuple[str, str]] = []
    for name, raw in released.items():
        texts = list(_texts(name, raw))
        found += [(where, message) for where, text in texts for message in _delimiters(text)]
        found += _leaks(texts, hidden, public)
        if name.endswith(".ipynb"):
            found += _released_cells(notebooks.read(raw))
    return [Problem(lab=lab, cell=where, message=message) for where, message in found]


def _label(cell: NotebookNode) -> str:
    return f"cell {notebooks.grade_id(cell) or cell.id}"


def _format(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    version = document.get("nbformat"), document.get("nbformat_minor")
    if version != (4, 5):
        yield (
            "",
            f"the notebook has format {version[0]}.{version[1]}, not 4.5: open it in JupyterLab, "
            "save it, and give every cell an id.",
        )
    ids = [cell.get("id") for cell in document["cells"]]
    for number, cell_id in enumerate(ids, start=1):
        if not cell_id:
            yield f"cell number {number}", "it has no id: give it a short, readable one."
    for cell_id, count in Counter(filter(None, ids)).items():
        if count > 1:
            yield f"cell {cell_id}", f"{count} cells have this id: give each its own."
    if "formats" in document.get("metadata", {}).get("jupytext", {}):
        yield "", "the notebook is paired by jupytext: remove `jupytext` from its metadata."


def _set_up(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    count = sum(cell.id == SET_UP_ID for cell in code)
    if count > 1:
        yield "", f"it has {count} set-up cells: keep one, with the id `{SET_UP_ID}`."
    elif count and code[0].id != SET_UP_ID:
        yield f"cell {SET_UP_ID}", "it must be the first code cell: move it up."
    for cell in code:
        if cell.id != SET_UP_ID and _INSTALL.search(cell.source):
            yield _label(cell), "only the set-up cell installs anything: remove the installation."


def _links(notebook: NotebookNode, colab_url: str) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        for url in set(_COLAB_URL.findall(cell.source)) - {colab_url, COLAB_BADGE}:
            if cell.id == BADGE_ID:  # written by the release itself
                continue
            yield _label(cell), f"the link {url} opens another notebook: it must be {colab_url}."


def _grade_ids(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    graded = [cell for cell in notebook.cells if notebooks.nbgrader(cell)]
    for name, count in Counter(map(notebooks.grade_id, graded)).items():
        if not name:
            yield "", f"{count} graded cells have no grade_id: name each in its nbgrader metadata."
        elif count > 1:
            yield f"cell {name}", f"{count} cells have this grade_id: give each its own."
        elif not _GRADE_ID.fullmatch(name):
            yield f"cell {name}", "a grade_id has letters, digits, - and _ only: rename it."


def _order(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Checks that stand above their answers."""
    above: set[str] = set()
    for cell in notebook.cells:
        name = notebooks.grade_id(cell)
        if notebooks.is_answer(cell) and f"check-{name}" in above:
            yield f"cell check-{name}", "it stands above the answer that it checks: move it below."
        above.add(name)


def _total(notebook: NotebookNode, points: float | None) -> Iterator[tuple[str, str]]:
    total = sum(map(notebooks.points, notebook.cells))
    if points is not None and total != points:
        yield (
            "",
            f"its cells add up to {total:g} points, and course.toml says {points:g}: "
            "correct one of them.",
        )


def _stray(lab: str, files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for name in files:
        path = PurePosixPath(name)
        if path.stem == lab and path.suffix in (".py", ".md", ".Rmd", ".qmd"):
            yield f"file {name}", "it is the notebook again, paired as text: delete it."
        elif path.suffix == ".ipynb":
            yield f"file {name}", f"a lab is one notebook, {lab}.ipynb: move this one elsewhere."
        elif path.suffix not in DATA_SUFFIXES:
            yield (
                f"file {name}",
                f"it would be handed to students and is no data ({', '.join(DATA_SUFFIXES)}): "
                "move it out of the lab's folder.",
            )


def _cell(cell: NotebookNode) -> Iterator[str]:
    yield from _regions(cell)
    if cell.cell_type == "code":
        yield from _clean(cell)
        if error := _syntax_error(cell.source):
            yield f"it is not valid Python: {error}. Correct it."
    worth = notebooks.nbgrader(cell).get("points")
    if (notebooks.is_check(cell) or notebooks.is_manual(cell)) and not notebooks.points(cell):
        yield f"it is graded and worth {worth or 'nothing'}: set `points` in its nbgrader metadata."
    if notebooks.is_check(cell):
        yield from _question(cell)


def _clean(cell: NotebookNode) -> Iterator[str]:
    if cell.outputs:
        yield "it has outputs: clear all outputs and save."
    if cell.execution_count is not None:
        yield "it has an execution count: clear all outputs and save."


def _regions(cell: NotebookNode) -> Iterator[str]:
    regions = set()
    for line in _ALMOST_DELIMITER.finditer(cell.source):
        if not _DELIMITER.search(line[0]):
            yield (
                f"`{line[0].strip()}` is almost a delimiter and hides nothing: write BEGIN or END, "
                f"then {', '.join(HIDDEN_REGIONS[:-1])} or {HIDDEN_REGIONS[-1]}, in capitals."
            )
    for region in HIDDEN_REGIONS:
        marks = [mark for mark, name in _DELIMITER.findall(cell.source) if name == region]
        if marks != ["BEGIN", "END"] * (len(marks) // 2):
            yield f"every BEGIN {region} needs one END {region} below it, before the next BEGIN."
        if marks:
            regions.add(region)
    if notebooks.is_answer(cell) and cell.cell_type == "code":
        yield from _answer(cell, regions)
    if "SOLUTION" in regions and not notebooks.is_answer(cell):
        yield "it has a solution and is no answer cell: set `solution: true` in its metadata."
    if "HIDDEN TESTS" in regions and not notebooks.is_check(cell):
        yield "it has hidden tests and is no check cell: set `grade: true` in its metadata."


def _answer(cell: NotebookNode, regions: set[str]) -> Iterator[str]:
    if "SOLUTION" not in regions:
        yield (
            "this answer cell has no solution region, so students would see no signature: put "
            "`### BEGIN SOLUTION` and `### END SOLUTION` around what they are to write."
        )
        return
    visible = [line for line, region in _marked(cell.source) if not region and line.strip()]
    if not visible:
        yield "its stub is empty: leave the signature and the docstring outside the solution."


def _syntax_error(source: str) -> str:
    try:
        ast.parse(notebooks.plain_python(source))
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""


def _question(cell: NotebookNode) -> Iterator[str]:
    tree = notebooks.parse(cell.source)
    for call in filter(_is_question, ast.walk(tree) if tree else ()):
        assert isinstance(call, ast.Call)
        arguments = [_literal(argument) for argument in call.args]
        named = {each.arg: _literal(each.value) for each in call.keywords}
        question = arguments[0] if arguments else named.get("id")
        worth = arguments[1] if len(arguments) > 1 else named.get("points")
        if notebooks.grade_id(cell) != f"check-{question}":
            yield f"it checks the question {question!r}: its grade_id must be 'check-{question}'."
        if worth != notebooks.nbgrader(cell).get("points"):
            yield (
                f"check.question says points={worth}, its metadata says "
                f"{notebooks.nbgrader(cell).get('points')}: make them equal."
            )


def _is_question(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "check.question"


def _literal(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else ast.unparse(node)


def _released_cells(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        yield from ((_label(cell), f"released: {message}") for message in _clean(cell))
        if error := _syntax_error(cell.source):
            yield (
                _label(cell),
                f"without its hidden lines it is not valid Python ({error}): hide whole "
                "statements, and leave one in every block.",
            )
        elif notebooks.is_answer(cell) and CODE_STUB not in cell.source:
            yield _label(cell), f"released without its stub `{CODE_STUB}`: release it again."


def _marked(source: str) -> Iterator[tuple[str, str]]:
    """Each line with the hidden region it lies in, "" for none; delimiters are left out.

    A mark scheme may stand inside a solution.
    """
    opened: list[str] = []
    for line in source.splitlines():
        delimiter = _DELIMITER.search(line)
        if delimiter is None:
            yield line, opened[-1] if opened else ""
        elif delimiter[1] == "BEGIN":
            opened.append(delimiter[2])
        elif delimiter[2] in opened:
            opened.remove(delimiter[2])


def _hidden_lines(notebook: NotebookNode) -> Iterator[_Hidden]:
    for cell in notebook.cells:
        written = notebooks.is_answer(cell) and "BEGIN SOLUTION" not in cell.source
        for line, region in _marked(cell.source):
            kind = region.lower().rstrip("s") or ("solution" if written else "")
            if kind and _telling(line, cell.cell_type == "code"):
                yield _Hidden(cell=_label(cell), line=line.strip(), kind=kind)


def _public_lines(notebook: NotebookNode) -> Iterator[str]:
    """What the notebook shows on purpose: the stubs, and cells tagged as public."""
    for cell in notebook.cells:
        stub = notebooks.is_answer(cell) and "BEGIN SOLUTION" in cell.source
        if stub or PUBLIC_TAG in cell.metadata.get("tags", []):
            yield from (line for line, region in _marked(cell.source) if not region)


def _telling(line: str, is_code: bool) -> bool:
    """Whether a line says enough to give something away.

    Prose does; so does code that computes something. Imports, `else:`, `return w`, or handing
    names on (`w, b = fit(X, t)`) do not: they may well stand elsewhere, too.
    """
    code, _, comment = line.partition("#") if is_code else (line, "", line)
    if is_code and code.lstrip().startswith(("import ", "from ")):
        return False
    words = [word for word in _WORD.findall(code) if not keyword.iskeyword(word)]
    computes = len(words) >= 3 and _COMPUTES.search(code) is not None
    return computes or _PROSE.search(comment) is not None


def _leaks(
    texts: list[tuple[str, str]], hidden: list[_Hidden], public: set[str]
) -> Iterator[tuple[str, str]]:
    for where, text in texts:
        lines = map(_squash, text.splitlines())
        shown = "".join(line for line in lines if line not in public)
        for secret in hidden:
            if _squash(secret.line) in shown:
                yield (
                    where,
                    f"it gives away a {secret.kind} line of {secret.cell}, `{secret.line}`: remove "
                    f"it there, or tag a cell that shows it on purpose `{PUBLIC_TAG}`.",
                )


def _delimiters(text: str) -> Iterator[str]:
    for match in _DELIMITER.finditer(text):
        yield f"`{match[0]}` is left over: remove it."


def _squash(line: str) -> str:
    return "".join(line.split())


def _texts(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file with where it stands; a notebook's part by part."""
    if not name.endswith(".ipynb"):
        yield f"file {name}", raw.decode("utf-8", errors="ignore")
        return
    document = json.loads(raw)
    for cell in document.pop("cells"):
        label = f"cell {cell['metadata'].get('nbgrader', {}).get('grade_id') or cell.get('id')}"
        for part, value in cell.items():
            where = label if part == "source" else f"{label}, {part}"
            yield from ((where, text) for text in _strings(value))
    yield from (("the notebook's metadata", text) for text in _strings(document))


def _strings(value: object) -> Iterator[str]:
    """Every string inside a JSON value; base64, as attachments have it, decoded too."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "".join(value)
    if isinstance(value, str):
        yield value
        try:
            yield base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, ValueError):
            return
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
