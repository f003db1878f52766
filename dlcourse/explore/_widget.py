"""The common part of all explorers: controls, and a figure that follows them.

An explorer is a module with `CONTROLS`, a pure `draw(**values) -> Figure` and
`show(*predictions)`. The figure is shown as an HTML image, so that it has alt text and does not
flicker when it changes. While the kernel is busy, front ends keep only the latest change of a
control, so no throttling is needed here.
"""

from __future__ import annotations

import html
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from matplotlib.figure import Figure

from dlcourse import plot, runtime
from dlcourse.explore import _predict
from dlcourse.explore._predict import Prediction

Draw = Callable[..., Figure]
Item = TypeVar("Item")
WIDE = {"description_width": "initial"}


@dataclass(frozen=True)
class Choice:
    """A drop-down list of named options."""

    name: str
    label: str
    options: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class Scale:
    """A slider over a few ordered values, such as 0.1, 1, 10."""

    name: str
    label: str
    options: tuple[float, ...]
    value: float


@dataclass(frozen=True)
class Steps:
    """A whole number from 0 to `last(**other values)`, to step through or to play."""

    name: str
    label: str
    last: Callable[..., int]
    value: int = 0


Control = Choice | Scale | Steps


def explore(
    draw: Draw,
    controls: tuple[Control, ...],
    predictions: Sequence[Prediction] = (),
    first: Sequence[Callable[[], object]] = (),
) -> None:
    """Show an explorer between its predictions and their results.

    Without a front end, show the figure of its default state, with the results folded.

    Parameters
    ----------
    draw
        The function that draws the figure from the values of the controls.
    controls
        The controls.
    predictions
        What the reader may predict first.
    first
        Functions to run before the explorer is shown, so that every redraw is fast.
    """
    from IPython.display import display

    if runtime.has_front_end():
        for compute in progress(first, "computing"):
            compute()
        shown = _predict.around(predictions, box(draw, controls))
        display(shown)  # type: ignore[no-untyped-call,unused-ignore]
    else:
        figure = draw(**defaults(controls))
        data = {
            "text/html": _predict.as_html(predictions, plot.img_tag(figure)),
            "text/plain": _predict.as_text(predictions, f"Figure: {plot.alt_text(figure)}"),
        }
        display(data, raw=True)  # type: ignore[no-untyped-call,unused-ignore]


def progress(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Go through items with a progress bar, if there is a front end to show it.

    Parameters
    ----------
    items
        The items.
    label
        The text beside the bar.

    Yields
    ------
    Item
        One item after the other.
    """
    if not items or not runtime.has_front_end():
        yield from items
        return
    import ipywidgets as widgets
    from IPython.display import display

    bar = widgets.IntProgress(max=len(items), description=label, style=WIDE)
    display(bar)  # type: ignore[no-untyped-call,unused-ignore]
    for item in items:
        yield item
        bar.value += 1
    bar.close()


def defaults(controls: tuple[Control, ...]) -> dict[str, Any]:
    """Return the first value of every control, by name."""
    return {control.name: control.value for control in controls}


def box(draw: Draw, controls: tuple[Control, ...]) -> Any:
    """Build the widget: rows of controls, and below them the figure, which follows every change.

    An error in a later redraw is shown in the place of the figure, and raised too, for the log.

    Parameters
    ----------
    draw
        The function that draws the figure.
    controls
        The controls.

    Returns
    -------
    ipywidgets.VBox
        The widget.
    """
    import ipywidgets as widgets

    start = defaults(controls)
    picture = widgets.HTML(plot.img_tag(draw(**start)))
    inputs = {control.name: _input(control, start) for control in controls}
    shown = dict(start)

    def redraw(_change: object) -> None:
        _set_last_steps(controls, inputs)
        values = {name: widget.value for name, widget in inputs.items()}
        if values == shown:
            return
        shown.update(values)
        try:
            picture.value = plot.img_tag(draw(**values))
        except Exception:
            picture.value = f'<pre role="alert">{html.escape(traceback.format_exc())}</pre>'
            raise

    for widget in inputs.values():
        widget.observe(redraw, names="value")
    rows = [
        _stepper(inputs[control.name]) if isinstance(control, Steps) else inputs[control.name]
        for control in controls
    ]
    return widgets.VBox([*rows, picture])


def _input(control: Control, start: dict[str, Any]) -> Any:
    import ipywidgets as widgets

    layout = widgets.Layout(width="auto", max_width="34em")
    common = {"description": control.label, "value": control.value, "style": WIDE, "layout": layout}
    match control:
        case Choice():
            return widgets.Dropdown(options=control.options, **common)
        case Scale():
            options = [(f"{value:g}", value) for value in control.options]
            return widgets.SelectionSlider(options=options, **common)
        case Steps():
            return widgets.IntSlider(min=0, max=control.last(**_others(control, start)), **common)


def _set_last_steps(controls: tuple[Control, ...], inputs: dict[str, Any]) -> None:
    values = {name: widget.value for name, widget in inputs.items()}
    for control in controls:
        if isinstance(control, Steps):
            inputs[control.name].max = control.last(**_others(control, values))


def _others(control: Control, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != control.name}


def _stepper(slider: Any) -> Any:
    """The slider with buttons for back, step and play, for mouse and keyboard."""
    import ipywidgets as widgets

    narrow = widgets.Layout(width="auto")
    back = widgets.Button(description="◀ back", layout=narrow)
    on = widgets.Button(description="step ▶", layout=narrow)
    play = widgets.Play(min=0, max=slider.max, value=slider.value, interval=600)

    def move(by: int) -> None:
        slider.value = min(max(slider.value + by, slider.min), slider.max)

    back.on_click(lambda _button: move(-1))
    on.on_click(lambda _button: move(+1))
    widgets.jslink((play, "value"), (slider, "value"))
    widgets.link((slider, "max"), (play, "max"))
    slider.layout.flex = "1 1 auto"
    return widgets.HBox([slider, back, on, play], layout=widgets.Layout(flex_flow="row wrap"))
