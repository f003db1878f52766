"""Lectures and labs can be read by everyone: alt text, captions, headings, colours, links."""

from __future__ import annotations

import ast
import html
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from urllib.parse import unquote

import nbformat
import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from IPython.core.inputtransformer2 import TransformerManager
from matplotlib.colors import to_rgb
from nbformat import NotebookNode

from dlcourse import explore
from dlcourse.explore import Prediction
from dlcourse.plot import PALETTE

ROOT = Path(__file__).parent.parent
LECTURES = sorted((ROOT / "course").glob("*.ipynb"))
LABS = sorted((ROOT / "labs").glob("*/*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
NOTEBOOKS = [*LECTURES, *LABS]
TEXTS = [
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "course").glob("*.md")),
]
SOURCES = sorted((ROOT / "dlcourse").rglob("*.py"))
EXPLORERS = {module.name for module in pkgutil.iter_modules(explore.__path__)}
IMAGE_BYTES, NOTEBOOK_BYTES = 100_000, 1_000_000
# What is written without an explanation, since it is a name or an ordinary word.
PEOPLE = "LeCun McAuliffe McClelland McCulloch"
PROGRAMS = "JAX JupyterLab NumPy OpenAI PyTorch SciPy TensorFlow"
METHODS = "AdaBoost AdaGrad AdamW RMSProp RProp"
NETWORKS = "AlexNet AlphaFold AlphaGo DeepSeek GNMT GPT LeNet ResNet VGG"
DATA = "CIFAR ImageNet MNIST"
UNITS_AND_WORDS = "AND MB MWh OR"
NAMES = {*f"{PEOPLE} {PROGRAMS} {METHODS} {NETWORKS} {DATA} {UNITS_AND_WORDS}".split()}
ABBREVIATION = re.compile(r"(?<![\w-])([A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z]*?)(?:s?(?![A-Za-z]))")
COLOUR_BLINDNESS = ("protanomaly", "deuteranomaly", "tritanomaly")
TELL_APART = 10  # in CAM02-UCS; one of 64 is red against green, 5 the same to a deuteranope
COLOUR_KEYWORDS = {"c", "color", "colors", "facecolor", "facecolors", "edgecolor", "edgecolors"}
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
each_lecture = pytest.mark.parametrize("path", LECTURES, ids=lambda path: path.stem)
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def markdown(notebook: NotebookNode) -> str:
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def prose(text: str) -> str:
    """Markdown without code and formulas."""
    for pattern in (r"```.*?```", r"\$\$.*?\$\$", r"\$[^$]*\$", r"`[^`]*`"):
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    return text


def told(text: str) -> str:
    """What a notebook tells in words of its own: no code, no links, no formulas, no references."""
    text = re.sub(r"^## [^\n]*Further reading.*?(?=^## |\Z)", "", prose(text), flags=re.M | re.S)
    for pattern in (r"\]\([^)]*\)", r"<code>.*?</code>", r"<[^>]+>", r"^### (BEGIN|END) .*$"):
        text = re.sub(pattern, " ", text, flags=re.M | re.S)
    return re.sub(r"[*_\[\]]", "", text)


def headings(text: str) -> Iterator[tuple[int, str]]:
    for marks, title in re.findall(
        r"^(#+) +(.+)$", re.sub(r"```.*?```", "", text, flags=re.S), re.M
    ):
        yield len(marks), title.strip()


def images(cell: NotebookNode) -> list[str]:
    """The tags of the pictures in a cell's outputs; a picture without a tag is ""."""
    found = []
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        tags = re.findall(r"<img\b[^>]*>", "".join(data.get("text/html", "")))
        found += tags or [""] * ("image/png" in data or "image/svg+xml" in data)
    return found


@each_lecture
def test_every_figure_says_in_words_and_numbers_what_it_shows(path: Path) -> None:
    for cell in read(path).cells:
        for tag in images(cell):
            alt = re.search(r'alt="([^"]*)"', tag)
            assert alt, cell.id
            assert len(html.unescape(alt[1])) > 40, cell.id
            assert re.search(r"\d", alt[1]), cell.id
            assert len(tag) * 3 / 4 < IMAGE_BYTES, cell.id


@each_lecture
def test_every_figure_has_a_caption_and_they_are_counted(path: Path) -> None:
    cells = read(path).cells
    for number, cell in enumerate(cells):
        if images(cell):
            text = next(after.source for after in cells[number:] if after.cell_type == "markdown")
            assert re.match(r"\*(Figure|Table) \d+\.", text), cell.id
    numbers = re.findall(r"^\*Figure (\d+)\.", markdown(read(path)), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@each_notebook
def test_every_explorer_asks_for_a_prediction_with_short_options(path: Path) -> None:
    for cell in read(path).cells:
        found = re.match(r"(\w+)\.show\(", cell.source)
        if found and found[1] in EXPLORERS:
            asked = ast.parse(cell.source, mode="eval").body
            assert isinstance(asked, ast.Call)
            assert asked.args, cell.id
            for prediction in asked.args:
                assert isinstance(prediction, ast.Call)
                made = Prediction(*map(ast.literal_eval, prediction.args))
                assert made.question.endswith("?"), cell.id
                assert max(map(len, made.options), default=0) <= 50, cell.id
                assert len(made.result.split()) <= 60, cell.id


@each_notebook
def test_notebooks_are_small(path: Path) -> None:
    assert path.stat().st_size < NOTEBOOK_BYTES


@each_lecture
def test_outputs_that_are_not_compared_say_why(path: Path) -> None:
    for cell in read(path).cells:
        if "outputs-differ" in cell.metadata.get("tags", ()):
            assert len(cell.metadata.get("dlcourse", {}).get("reason", "")) > 20, cell.id


@each_notebook
def test_headings_come_in_order(path: Path) -> None:
    levels = [level for level, _ in headings(markdown(read(path)))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", [*LECTURES, *SOLUTIONS], ids=lambda path: path.stem)
def test_abbreviations_are_explained_where_they_are_first_used(path: Path) -> None:
    """As "multilayer perceptron (MLP)" or as "MLP (multilayer perceptron)"."""
    text = told(markdown(read(path)))
    first = {found[1]: found for found in reversed([*ABBREVIATION.finditer(text)])}
    unexplained = [
        f"…{text[found.start() - 30 : found.end() + 30]}…".replace("\n", " ")
        for name, found in first.items()
        if name not in NAMES
        and not re.search(r"[a-z]{2,} \($", text[: found.start()])
        and not re.match(rf"(?:-[a-z]+)? \([\"a-z{name[0]}]", text[found.end() :])
    ]
    assert unexplained == []


@pytest.mark.parametrize(
    "path", [path for path in LECTURES if "project" not in path.stem], ids=lambda path: path.stem
)
def test_each_section_of_a_lecture_has_three_exercises(path: Path) -> None:
    _, *parts = re.split(r"^## ", markdown(read(path)), flags=re.MULTILINE)
    sections = [part for part in parts if re.match(r"\d+ ", part)]
    few = [
        section.partition("\n")[0]
        for section in sections
        if len(re.findall(r"^\*\*Question \d+\.\*\*", section, re.MULTILINE)) < 3
    ]
    assert sections
    assert few == []


@each_lecture
def test_a_lecture_says_what_it_is_for_asks_and_sums_up(path: Path) -> None:
    text = markdown(read(path))

    for promise in ("You will be able to", "You need first", "Time", "Goes with"):
        assert f"**{promise}**" in text
    questions = re.findall(r"^\*\*Question (\d+)\.\*\*", text, re.MULTILINE)
    assert len(questions) >= 3
    assert questions == [str(number) for number in range(1, len(questions) + 1)]
    assert text.count("<details>") == text.count("</details>") >= 3
    titles = [title.lower() for _, title in headings(text)]
    assert any("summary" in title for title in titles)
    assert any("further reading" in title for title in titles)


@each_notebook
def test_links_lead_to_files_and_headings_that_exist(path: Path) -> None:
    check_links(path, markdown(read(path)))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_of_texts_lead_to_files_and_headings_that_exist(path: Path) -> None:
    check_links(path, path.read_text(encoding="utf-8"))


def check_links(path: Path, text: str) -> None:
    for link in LINK.findall(prose(text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_topics_name_every_section_of_a_lecture_and_every_question_of_a_lab() -> None:
    table = (ROOT / "docs/topics.md").read_text(encoding="utf-8")
    links = {unquote(link) for link in LINK.findall(table)}
    for path in [*LECTURES, *LABS]:
        for _, title in headings(markdown(read(path))):
            if re.match(r"\d+ |Question \d+ ", title):
                link = f"../{path.relative_to(ROOT)}#{title.replace(' ', '-')}"
                assert link in links, link


def test_errata_are_counted_and_say_what_is_wrong_right_why_and_where() -> None:
    text = (ROOT / "course/errata.md").read_text(encoding="utf-8")
    entries = re.findall(r"^## (\d+)\. (.+)\n((?:(?!## ).*\n?)*)", text, re.MULTILINE)
    assert [int(number) for number, _, _ in entries] == list(range(1, len(entries) + 1))
    assert len({title for _, title, _ in entries}) == len(entries) >= 14
    for number, _, entry in entries:
        labels = re.findall(r"^\*(\w[\w ]*):\*", entry, re.MULTILINE)
        assert labels == ["Printed", "Right", "Why", "Used in"], number


@cache
def anchors(path: Path) -> set[str]:
    """The anchors that GitHub and JupyterLab make of headings."""
    text = markdown(read(path)) if path.suffix == ".ipynb" else path.read_text(encoding="utf-8")
    titles = [title for _, title in headings(text)]
    if path.suffix == ".ipynb":
        return {title.replace(" ", "-") for title in titles}
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("kind", COLOUR_BLINDNESS)
def test_colour_blind_readers_can_tell_the_colours_apart(kind: str) -> None:
    space = {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
    seen = {
        name: np.clip(cspace_convert(to_rgb(colour), space, "sRGB1"), 0, 1)
        for name, colour in PALETTE.items()
    }
    for one, other in combinations(seen, 2):
        assert deltaE(seen[one], seen[other], input_space="sRGB1") > TELL_APART, (one, other)


@pytest.mark.slow
@pytest.mark.parametrize("path", [*NOTEBOOKS, *SOURCES], ids=lambda path: path.stem)
def test_figures_use_no_other_colours(path: Path) -> None:
    for source in code(path):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.keyword) and node.arg in COLOUR_KEYWORDS:
                value = node.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    assert is_neutral(value.value) or value.value in PALETTE, value.value


def is_neutral(colour: str) -> bool:
    """Whether it is no colour at all, or close to a grey."""
    return colour in ("none", "face") or np.ptp(to_rgb(colour)) < 0.15


def code(path: Path) -> Iterator[str]:
    if path.suffix == ".py":
        yield path.read_text(encoding="utf-8")
        return
    for cell in read(path).cells:
        if cell.cell_type == "code":
            yield TransformerManager().transform_cell(cell.source)
