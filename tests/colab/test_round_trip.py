"""A lab that went through Colab is graded as if it had never left: same points, same feedback."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from answered import Document, answered
from distributed import LocalCluster

from dlcourse import bank
from dlcourse.course import Course, load_course
from dlcourse.models import Lab, Status
from dlcourse.notebook import reading
from dlcourse.results import class_run, feedback

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)
LABS = list(COURSE.labs)
WARM_UP = LABS[0]
QUESTION = next(iter(bank.questions(COURSE.read_lab(WARM_UP))))

pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("round trip"),
]


def graded_part(lab: str) -> Lab:
    """The lab without its experiments, so that a class is graded in seconds."""
    whole = COURSE.read_lab(lab)
    part = bank.graded_part(whole, bank.questions(whole))
    (trusted,) = part.notebooks
    kept = {cell.id for cell in reading.read(trusted.source).cells}
    released: Document = json.loads(trusted.released)
    released["cells"] = [cell for cell in released["cells"] if cell["id"] in kept]
    given_out = trusted.model_copy(update={"released": json.dumps(released).encode()})
    return part.model_copy(update={"notebooks": (given_out,)})


def ran_on_colab(document: Document) -> Document:
    """With what Colab leaves in a file after running it."""
    document = copy.deepcopy(document)
    document["metadata"]["colab"] = {"provenance": [], "toc_visible": True, "gpuType": "T4"}
    document["metadata"]["accelerator"] = "GPU"
    document["metadata"]["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {
            "0f1e2d3c4b5a69788796a5b4c3d2e1f0": {
                "model_module": "@jupyter-widgets/controls",
                "model_module_version": "1.5.0",
                "model_name": "HTMLModel",
                "state": {"value": "<p>Lab</p>"},
            }
        }
    }
    document["metadata"]["language_info"] = {"name": "python"}
    for number, cell in enumerate(document["cells"]):
        if cell["cell_type"] == "code":
            run = {"elapsed": 21, "status": "ok", "timestamp": 1790000000000, "user_tz": -60}
            user = {"displayName": "Ada", "userId": "01234567890123456789"}
            cell["metadata"]["executionInfo"] = run | {"user": user}
            cell["metadata"]["outputId"] = f"0a1b2c3d-4e5f-6789-abcd-{number:012x}"
            cell["metadata"]["colab"] = {"base_uri": "https://localhost:8080/", "height": 35}
            cell["execution_count"] = number
            cell["outputs"] = [
                {"output_type": "stream", "name": "stdout", "text": ["✓ the visible checks pass\n"]}
            ]
    return document


def as_old_format(document: Document) -> Document:
    """nbformat 4.0: the ids lie in the metadata."""
    saved = ran_on_colab(document) | {"nbformat": 4, "nbformat_minor": 0}
    for cell in saved["cells"]:
        cell["metadata"]["id"] = cell.pop("id")
    return saved


def with_a_badge(document: Document) -> Document:
    """nbformat 4.5, and on top a badge without an id, as a copy saved to GitHub has it."""
    saved = ran_on_colab(document)
    badge = {
        "cell_type": "markdown",
        "metadata": {"id": "view-in-github", "colab_type": "text"},
        "source": ['<a href="https://colab.research.google.com/assets/colab-badge.svg"/></a>'],
    }
    saved["cells"].insert(0, badge)
    return saved


def with_a_wrong_answer(document: Document) -> Document:
    """As the old format, and the first question has an answer that is known to be wrong."""
    saved = as_old_format(document)
    wrong = next(a for a in bank.read(COURSE, WARM_UP) if a.question == QUESTION and not a.right)
    answer_cell(saved)["source"] = wrong.source.splitlines(keepends=True)
    return saved


def with_a_nameless_answer(document: Document) -> Document:
    """As the old format, and nothing but its content tells the answer to the first question."""
    saved = as_old_format(document)
    answer_cell(saved)["metadata"] = {"id": "0a1B2c3D4e5F"}
    return saved


def answer_cell(document: Document) -> Document:
    return next(
        cell
        for cell in document["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == QUESTION
    )


Save = Callable[[Document], Document]
# student: the file's name, and how it was saved
SAVED: dict[str, tuple[str, Save]] = {
    "old_format": ("{lab}.ipynb", as_old_format),
    "copy_with_badge": ("Copy of {lab}.ipynb", with_a_badge),
}
SPOILED: dict[str, tuple[str, Save]] = {
    "wrong": ("{lab}.ipynb", with_a_wrong_answer),
    "nameless": ("{lab} (1).ipynb", with_a_nameless_answer),
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """One worker for all labs: its processes are warm after the first of them."""
    with LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster.scheduler_address


def a_course(root: Path, lab: str, saved: dict[str, tuple[str, Save]]) -> Course:
    """A course folder of its own, where every student handed in the lab in another way."""
    for name in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, root)
    course = load_course(root)
    (trusted,) = graded_part(lab).notebooks
    for part, raw in ((course.source_dir, trusted.source), (course.release_dir, trusted.released)):
        (part / lab).mkdir(parents=True)
        (part / lab / f"{lab}.ipynb").write_bytes(raw)
    document = answered(trusted)
    for student, (name, save) in saved.items():
        path = course.submitted_dir / student / lab / name.format(lab=lab)
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(save(document), ensure_ascii=False), encoding="utf-8")
    return course


@pytest.mark.parametrize("lab", LABS)
def test_what_colab_saved_is_graded_and_explained_as_if_it_had_never_left(
    lab: str, tmp_path: Path, cluster: str
) -> None:
    course = a_course(tmp_path, lab, SAVED)
    results = {each.student: each for each in class_run.grade_class(course, lab, scheduler=cluster)}

    assert results.keys() == SAVED.keys()
    for result in results.values():
        assert result.status is Status.GRADED, result.message
        by_hand = sum(row.max_points for row in result.questions if row.status == "manual")
        assert result.score == course.lab(lab).points - by_hand
        assert {row.status for row in result.questions} <= {"passed", "manual"}
        assert {row.matched_by for row in result.questions} == {"grade_id"}

    feedback.write(course, lab)
    for student, result in results.items():
        page = (course.feedback_dir / student / lab / f"{lab}.html").read_text(encoding="utf-8")
        assert f"{result.score:g}" in page
        assert "Everything was graded." in page


def test_a_wrong_answer_stays_wrong_and_one_without_its_name_is_found(
    tmp_path: Path, cluster: str
) -> None:
    course = a_course(tmp_path, WARM_UP, SPOILED)
    nameless, wrong = class_run.grade_class(course, WARM_UP, scheduler=cluster)

    worth = bank.questions(COURSE.read_lab(WARM_UP))
    assert (nameless.student, wrong.student) == ("nameless", "wrong")
    assert nameless.score == sum(worth.values())
    found = {row.id: row.matched_by for row in nameless.questions}
    assert found.pop(f"check-{QUESTION}") == "names"
    assert set(found.values()) == {"grade_id"}
    assert wrong.score == sum(worth.values()) - worth[QUESTION]
    assert [row.id for row in wrong.questions if row.status != "passed"] == [f"check-{QUESTION}"]
