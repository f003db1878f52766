"""Predictions: what the reader expects of an explorer, to be compared with what it shows.

A reader who has said what will happen looks more closely. Nothing is marked, stored or sent, and
the explorer can be used without a prediction.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dlcourse.errors import DlcourseError

MOST_OPTIONS = 5
TO_TYPE = "type your prediction"
SHOWN = ": what the explorer shows"


@dataclass(frozen=True)
class Prediction:
    """A question to think about before an explorer is moved.

    Attributes
    ----------
    question
        The question.
    options
        Two to five answers to pick from; none for a short text or a number to type.
    result
        What the explorer shows, in one or two sentences.
    """

    question: str
    options: tuple[str, ...]
    result: str

    def __post_init__(self) -> None:
        """Refuse options that are none: a text, a single one, or too many.

        Raises
        ------
        DlcourseError
            If there are not two to five options, or none.
        """
        listed = isinstance(self.options, tuple)
        if not listed or len(self.options) == 1 or len(self.options) > MOST_OPTIONS:
            raise DlcourseError(
                f"The prediction {self.question!r} needs a tuple of two to {MOST_OPTIONS} options, "
                "or an empty one, (), for an answer to type."
            )


def numbers(predictions: Sequence[Prediction]) -> list[str]:
    """Return what tells several predictions apart: " 1", " 2", …; of a single one, nothing."""
    several = len(predictions) > 1
    return [f" {k}" if several else "" for k in range(1, len(predictions) + 1)]


def as_html(predictions: Sequence[Prediction], picture: str) -> str:
    """Return the questions above a picture, and below it their results, folded.

    Parameters
    ----------
    predictions
        The predictions.
    picture
        The picture, as HTML.

    Returns
    -------
    str
        The HTML. It needs no script.
    """
    above, below = "", ""
    for number, prediction in zip(numbers(predictions), predictions, strict=True):
        items = "".join(f"<li>{html.escape(option)}</li>" for option in prediction.options)
        listed = f"<ul>{items}</ul>" if items else ""
        above += f'<div class="prediction"><p>{_question(number, prediction)}</p>{listed}</div>'
        below += f'<details class="result"><summary>Compare{number}{SHOWN}</summary>'
        below += f"<p>{html.escape(prediction.result)}</p></details>"
    return above + picture + below


def as_text(predictions: Sequence[Prediction], picture: str) -> str:
    """Return the same as plain text: questions, the picture in words, and last the results.

    Parameters
    ----------
    predictions
        The predictions.
    picture
        The picture in words.

    Returns
    -------
    str
        The text.
    """
    above, below = [], []
    for number, prediction in zip(numbers(predictions), predictions, strict=True):
        above += [f"Predict{number}. {prediction.question}"]
        above += [f"  - {option}" for option in prediction.options]
        below += [f"Compare{number}{SHOWN}: {prediction.result}"]
    return "\n".join([*above, picture, *below])


def around(predictions: Sequence[Prediction], explorer: Any) -> Any:
    """Put the questions above an explorer, and predictions beside results below it.

    Parameters
    ----------
    predictions
        The predictions.
    explorer : ipywidgets.Widget
        The explorer.

    Returns
    -------
    ipywidgets.VBox
        The widget.
    """
    import ipywidgets as widgets

    parts = [
        _parts(number, prediction)
        for number, prediction in zip(numbers(predictions), predictions, strict=True)
    ]
    above = [part for question, answer, _ in parts for part in (question, answer)]
    return widgets.VBox([*above, explorer, *(comparison for _, _, comparison in parts)])


def _question(number: str, prediction: Prediction) -> str:
    return f"<strong>Predict{number}.</strong> {html.escape(prediction.question)}"


def _lines(text: str) -> str:
    """HTML in a widget whose lines are not as far apart as the rows of a form."""
    return f'<div style="line-height: 1.4; margin: 0.3em 0.6em 0.3em 0">{text}</div>'


def _parts(number: str, prediction: Prediction) -> tuple[Any, Any, Any]:
    """The question and the answer, which stand above the explorer, and the comparison below it."""
    import ipywidgets as widgets

    wide = widgets.Layout(width="auto", max_width="34em")
    if prediction.options:
        answer = widgets.RadioButtons(options=prediction.options, value=None, layout=wide)
    else:
        answer = widgets.Text(placeholder=TO_TYPE, continuous_update=False, layout=wide)
    predicted = widgets.HTML(layout=widgets.Layout(flex="0 1 auto", max_width="34em"))
    result = widgets.HTML(layout=widgets.Layout(flex="1 1 16em", max_width="40em"))
    compare = widgets.Button(
        description=f"Compare{number}{SHOWN}", layout=widgets.Layout(width="auto")
    )

    def tell(_change: object = None) -> None:
        said = html.escape(answer.value or "none yet")
        predicted.value = _lines(f"Your prediction{number}: <strong>{said}</strong>")

    def reveal(_button: object) -> None:
        result.value = _lines(html.escape(prediction.result))

    answer.observe(tell, names="value")
    compare.on_click(reveal)
    tell()
    row = widgets.Layout(flex_flow="row wrap", align_items="baseline")
    question = widgets.HTML(_lines(_question(number, prediction)))
    return question, answer, widgets.HBox([predicted, compare, result], layout=row)
