"""The HTML of an explorer on a page: its first picture, and the data for `static/explorer.js`."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import frames
import notebooks

from dlcourse.explore import Prediction, _predict

FOLDER = "_static/explorers"
CAPTIONS = {
    True: "These pictures were drawn beforehand, for some of the controls. To move all of them, "
    "run this page as a notebook: with the rocket button above, or on your computer with "
    "<code>make lab</code>.",
    False: "These pictures were drawn beforehand, for some of the controls. In the notebook, all "
    "controls move.",
}


def on_page(page: Path, pictures: Path) -> notebooks.Explorers:
    """A function that gives the HTML of an explorer, by its name, for this page of the site."""
    folder = "../" * (len(page.parts) - 1) + FOLDER
    caption = CAPTIONS[page.suffix == ".ipynb"]

    def shown(name: str, predictions: Sequence[Prediction] = ()) -> str:
        states = frames.states(name, pictures)
        return figure(name, states, f"{folder}/{name}/", caption, predictions)

    return shown


def figure(
    name: str,
    states: dict[str, Any],
    folder: str,
    caption: str,
    predictions: Sequence[Prediction] = (),
) -> str:
    """The HTML of an explorer. `folder`: where its pictures are, seen from the page."""
    row = states["rows"]["-".join(str(control["start"]) for control in states["lists"])]
    picture = row["pictures"][row["start"]]
    width, height = picture["size"]
    shown = {name: part for name, part in states.items() if name != "code"}
    data = json.dumps(shown, ensure_ascii=False).replace("</", "<\\/")
    image = (
        f'<img src="{folder}{picture["file"]}" width="{width}" height="{height}"'
        f' alt="{html.escape(picture["alt"], quote=True)}">'
    )
    return (
        f'<figure class="explorer" id="explorer-{name}" data-folder="{folder}">'
        f"{_predict.as_html(predictions, image)}<figcaption>{caption}</figcaption>"
        f'<script type="application/json">{data}</script></figure>'
    )
