"""What may become a page, and where links lead: the parts of the website that need no browser."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "site"))
import frames  # noqa: E402
import links  # noqa: E402
import sources  # noqa: E402


def test_pages_are_the_public_files_and_nobodys_answers(tmp_path: Path) -> None:
    for folder in ("course", "labs", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    (tmp_path / "labs" / "lab0_warmup" / "mine.ipynb").write_text("{}")
    found = {path.as_posix() for path in sources.find(tmp_path)}

    assert {"course/01_linear_models.ipynb", "labs/lab0_warmup/lab0_warmup.ipynb"} <= found
    assert {"course/glossary.md", "docs/contribute/lab.md"} <= found
    assert not [path for path in found if "solutions" in path or "mine" in path]


def test_a_lab_that_was_answered_in_place_stops_the_build(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "labs", tmp_path / "labs")
    lab = tmp_path / "labs" / "lab0_warmup" / "lab0_warmup.ipynb"
    lab.write_text(lab.read_text(encoding="utf-8").replace("# YOUR CODE HERE", "return 1"))

    with pytest.raises(SystemExit, match=r"lab0_warmup\.ipynb was changed.*dlcourse release"):
        sources.find(tmp_path)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("[q](../labs/a/a.ipynb#Question-4-·-A-%28b%29)", "../labs/a/a.ipynb#question-4--a-b"),
        ("[e](errata.md#11-names)", "errata.md#11-names"),
        ("[here](#6-How-it-works)", "#6-how-it-works"),
        ("[c](../dlcourse/check/cases.py)", "https://example.org/blob/main/dlcourse/check/cases.py"),
        ("[w](https://example.org/x#Y-Z)", "https://example.org/x#Y-Z"),
    ],
)  # fmt: skip
def test_links_lead_to_a_heading_of_the_site_or_to_the_repository(
    written: str, mended: str
) -> None:
    known = {"course/errata.md", "labs/a/a.ipynb"}
    mend = links.mender(Path("course/01.ipynb"), known, "https://example.org/blob/main")

    assert f"]({mended})" in mend(written)


def test_thinned_values_keep_the_ends_and_the_first_state() -> None:
    values = list(range(100))

    assert frames.thin(values, 5, keep=7) == [0, 7, 50, 74, 99]
    assert frames.thin([1, 2, 3], 5, keep=2) == [1, 2, 3]
