"""Sphinx's settings for the website; `site/build.py` starts Sphinx with them."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import dlcourse  # noqa: E402

settings = tomllib.loads((HERE.parent / "course.toml").read_text(encoding="utf-8"))

project = "dlcourse"
author = "the authors of dlcourse"
copyright = author
release = version = dlcourse.__version__
language = "en"
extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "numpydoc",
    "mathematics",
]

# Notebooks and texts: saved outputs only, mathematics between dollar signs.
nb_execution_mode = "off"
nb_merge_streams = True
nb_code_prompt_show = "Show the set-up cell"
nb_code_prompt_hide = "Hide the set-up cell"
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_dmath_double_inline = True
myst_heading_anchors = 6
myst_heading_slug_func = "links.slug"
suppress_warnings = ["myst.header"]  # a question is a heading of level 4 under one of level 2

# The functions of the student half.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False

# How it looks.
html_theme = "sphinx_book_theme"
html_title = settings["title"]
html_static_path = ["static"]
html_favicon = "static/favicon.svg"
html_css_files = ["site.css"]
html_js_files = [("explorer.js", {"defer": ""}), ("scrolling.js", {"defer": ""})]
html_copy_source = False
html_use_index = False
html_domain_indices = False
html_show_sphinx = False
html_last_updated_fmt = None
html_theme_options = {
    "repository_url": settings["repository"],
    "repository_branch": settings["branch"],
    "path_to_docs": "",
    "use_repository_button": True,
    "use_source_button": False,
    "use_download_button": False,
    "launch_buttons": {"colab_url": "https://colab.research.google.com"},
    "show_toc_level": 2,
    "navbar_start": [],
    "navbar_center": [],
    "navbar_end": [],
    "navbar_persistent": [],
}
html_context = {"default_mode": "auto"}
