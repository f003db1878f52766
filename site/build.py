"""Build the website: `python site/build.py build/site`, or `make site`.

The pages come from the files that `sources.py` finds and from `site/pages/`, and from nothing else:
they are first copied, with small changes, to a folder beside the site, which is all that Sphinx
sees. Notebooks are shown with the outputs that are saved in them. No cell runs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import explorers
import links
import nbformat
import notebooks
import sources
import tables

HERE = Path(__file__).parent
ROOT = HERE.parent
EXPLORER = re.compile(r"^<!-- explorer: (\w+) -->$", re.MULTILINE)


def main(out: Path) -> int:
    """Build the site into the folder `out`; returns the exit status of Sphinx."""
    pages, pictures = out.with_name(out.name + "-pages"), out.with_name("explorers")
    shutil.rmtree(pages, ignore_errors=True)
    if (out / ".buildinfo").exists():  # an older site, with pages that may be gone now
        shutil.rmtree(out)
    write_course(pages, pictures)
    write_own_pages(pages, pictures)
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--quiet", "--fresh-env"]
    command += ["--conf-dir", str(HERE), "--doctree-dir", str(pages / ".doctrees")]
    command += [str(pages), str(out)]
    status = subprocess.run(command, check=False).returncode
    if status == 0:
        shutil.copytree(pictures, out / explorers.FOLDER, dirs_exist_ok=True)
    return status


def write_course(pages: Path, pictures: Path) -> None:
    """Write the notebooks and texts of the course as Sphinx shall see them."""
    settings = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))
    source = f"{settings['repository']}/blob/{settings['branch']}"
    paths = sources.find(ROOT)
    drawn = [path.relative_to(ROOT) for path in sorted(ROOT.glob("docs/pictures/*.png"))]
    known = {path.as_posix() for path in [*paths, *drawn]}
    for path in drawn:
        (pages / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, pages / path)
    for path in paths:
        mend = links.mender(path, known, source)
        target = pages / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".ipynb":
            html = explorers.on_page(path, pictures)
            nbformat.write(notebooks.page(nbformat.read(ROOT / path, 4), mend, html), target)
        else:
            target.write_text(mend((ROOT / path).read_text(encoding="utf-8")), encoding="utf-8")


def write_own_pages(pages: Path, pictures: Path) -> None:
    """Write the start page and the other pages that only the site has."""
    found = tables.entries(ROOT, sources.find(ROOT))
    settings = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))
    made = {
        "<!-- lectures and labs -->": tables.overview(found),
        "<!-- list of lectures -->": tables.toctree(found, "course"),
        "<!-- list of labs -->": tables.toctree(found, "labs"),
        "<!-- explorers -->": tables.explorers(),
        "<!-- repository -->": settings["repository"],
    }
    for path in sorted((HERE / "pages").rglob("*.md")):
        page = path.relative_to(HERE / "pages")
        text = with_explorers(path.read_text("utf-8"), explorers.on_page(page, pictures))
        for place, table in made.items():
            text = text.replace(place, table)
        (pages / page).parent.mkdir(parents=True, exist_ok=True)
        (pages / page).write_text(text, encoding="utf-8")


def with_explorers(text: str, html: Callable[[str], str]) -> str:
    """The text with an explorer in each place that names one. `html`: a name → its HTML."""
    return EXPLORER.sub(lambda found: html(found[1]), text)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
