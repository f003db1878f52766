"""The HTML of an explorer on a page: its first picture, and the data for `static/explorer.js`."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frames

FOLDER = "_static/explorers"
CAPTIONS = {
    True: "These pictures were drawn beforehand, for some of the controls. To move all of them, "
    "run this page as a notebook: with the rocket button above, or on your computer with "
    "<code>make lab</code>.",
    False: "These pictures were drawn beforehand, for some of the controls. In the notebook, all "
    "controls move.",
}


def on_page(page: Path, pictures: Path) -> Callable[[str], str]:
    """A function that gives the HTML of an explorer, by its name, for this page of the site."""
    folder = "../" * (len(page.parts) - 1) + FOLDER
    caption = CAPTIONS[page.suffix == ".ipynb"]
    return lambda name: figure(name, frames.states(name, pictures), f"{folder}/{name}/", caption)


def figure(name: str, states: dict[str, Any], folder: str, caption: str) -> str:
    """The HTML of an explorer. `folder`: where its pictures are, seen from the page."""
    row = states["rows"]["-".join(str(control["start"]) for control in states["lists"])]
    picture = row["pictures"][row["start"]]
    width, height = picture["size"]
    shown = {name: part for name, part in states.items() if name != "code"}
    data = json.dumps(shown, ensure_ascii=False).replace("</", "<\\/")
    return (
        f'<figure class="explorer" id="explorer-{name}" data-folder="{folder}">'
        f'<img src="{folder}{picture["file"]}" width="{width}" height="{height}"'
        f' alt="{html.escape(picture["alt"], quote=True)}"><figcaption>{caption}</figcaption>'
        f'<script type="application/json">{data}</script></figure>'
    )
