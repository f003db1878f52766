"""Turn a figure into what a notebook shows: an image with its description."""

from __future__ import annotations

import base64
import html
import io

from matplotlib import rc_context
from matplotlib.figure import Figure

from dlcourse.errors import DlcourseError


def describe(figure: Figure, text: str) -> Figure:
    """Add the alt text to a figure.

    Parameters
    ----------
    figure
        The figure.
    text
        What the figure shows, in one to three sentences, with its numbers.

    Returns
    -------
    Figure
        The same figure.
    """
    figure.set_label(" ".join(text.split()))
    return figure


def alt_text(figure: Figure) -> str:
    """Get the alt text that `describe` added.

    Parameters
    ----------
    figure
        The figure.

    Returns
    -------
    str
        The alt text.

    Raises
    ------
    DlcourseError
        If the figure has none.
    """
    text = str(figure.get_label())
    if not text:
        raise DlcourseError(
            "This figure has no description, so people who cannot see it learn nothing from it. "
            "Add one: plot.describe(figure, 'what the figure shows')."
        )
    return text


def img_tag(figure: Figure) -> str:
    """Write the figure as one HTML element ``<img>`` with a PNG inside and the alt text.

    Parameters
    ----------
    figure
        The figure; it must have alt text.

    Returns
    -------
    str
        The HTML.

    Raises
    ------
    DlcourseError
        If the figure has no alt text.
    """
    buffer = io.BytesIO()
    with rc_context({"text.hinting": "none"}):  # faster, and better spacing of letters
        figure.savefig(buffer, format="png", pil_kwargs={"compress_level": 1})
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    alt = html.escape(alt_text(figure), quote=True)
    return f'<img src="data:image/png;base64,{data}" alt="{alt}" style="max-width: 100%">'


def show(figure: Figure) -> None:
    """Show the figure below the cell, with its alt text for screen readers.

    Parameters
    ----------
    figure
        The figure; it must have alt text.

    Raises
    ------
    DlcourseError
        If the figure has no alt text.
    """
    from IPython.display import display

    display(  # type: ignore[no-untyped-call,unused-ignore]
        {"text/html": img_tag(figure), "text/plain": f"Figure: {alt_text(figure)}"}, raw=True
    )
