"""MathJax from the site itself: the program, its fonts and its TeX extensions.

The package `sphinx-mathjax-offline` brings MathJax. As a Sphinx extension it would copy all of its
24 MB; the pages need 2 MB of them.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from sphinx.application import Sphinx

PROGRAM = "tex-chtml.js"
FOLDERS = ("output/chtml/fonts/woff-v2", "input/tex/extensions")
# Screen readers read formulas as MathML. Without its menu, Tab does not stop at each of them.
OPTIONS = {"options": {"enableMenu": False}, "tex": {"tags": "none"}}


def copy(app: Sphinx, error: Exception | None) -> None:
    """Copy MathJax into the finished site."""
    found = find_spec("sphinx-mathjax-offline")
    if error or found is None or found.origin is None:
        return
    source, target = (
        Path(found.origin).parent / "static" / "mathjax",
        app.outdir / "_static" / "mathjax",
    )
    for folder in FOLDERS:
        shutil.copytree(source / folder, target / folder, dirs_exist_ok=True)
    shutil.copy(source / PROGRAM, target)


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx where MathJax will be."""
    app.config["mathjax_path"] = f"mathjax/{PROGRAM}"
    app.config["mathjax3_config"] = OPTIONS
    app.connect("build-finished", copy)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
