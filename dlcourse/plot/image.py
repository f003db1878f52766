"""From a figure to what a notebook shows: an image that carries its own description."""

from __future__ import annotations

import base64
import html
import io

from matplotlib import rc_context
from matplotlib.figure import Figure

from dlcourse.errors import DlcourseError


def describe(figure: Figure, text: str) -> Figure:
    """Attach the alt text: what the figure shows, in one to three sentences, with its numbers."""
    figure.set_label(" ".join(text.split()))
    return figure


def alt_text(figure: Figure) -> str:
    """The description attached by `describe`; DlcourseError if there is none."""
    text = str(figure.get_label())
    if not text:
        raise DlcourseError(
            "This figure has no description, so people who cannot see it learn nothing from it. "
            "Attach one: plot.describe(figure, 'what the figure shows')."
        )
    return text


def img_tag(figure: Figure) -> str:
    """The figure as one HTML `<img>` element: a PNG inside, its alt text beside it."""
    buffer = io.BytesIO()
    with rc_context({"text.hinting": "none"}):  # quicker, and letters keep their distances
        figure.savefig(buffer, format="png", pil_kwargs={"compress_level": 1})
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    alt = html.escape(alt_text(figure), quote=True)
    return f'<img src="data:image/png;base64,{data}" alt="{alt}" style="max-width: 100%">'


def show(figure: Figure) -> None:
    """Display the figure under the cell, with its alt text for screen readers and plain text."""
    from IPython.display import display

    display(  # type: ignore[no-untyped-call,unused-ignore]
        {"text/html": img_tag(figure), "text/plain": f"Figure: {alt_text(figure)}"}, raw=True
    )
