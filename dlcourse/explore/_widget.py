"""The thin layer every explorer shares: controls around a function that draws a figure.

An explorer is a module with `CONTROLS`, a pure `draw(**values) -> Figure` and `show()`. The picture
is an HTML image, so that it has alt text and is replaced without flicker. Front ends hold back a
control's changes while the kernel is busy and send only the latest, so nothing is throttled here.
"""

from __future__ import annotations

import html
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from matplotlib.figure import Figure

from dlcourse import plot, runtime

Draw = Callable[..., Figure]
Item = TypeVar("Item")
WIDE = {"description_width": "initial"}


@dataclass(frozen=True)
class Choice:
    """A drop-down list: one of several named things."""

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
    """A whole number from 0 to `last(**other values)`, to walk through by hand or to play."""

    name: str
    label: str
    last: Callable[..., int]
    value: int = 0


Control = Choice | Scale | Steps


def explore(
    draw: Draw, controls: tuple[Control, ...], first: Sequence[Callable[[], object]] = ()
) -> None:
    """Show the explorer; where no front end can move a control, its default state as a figure.

    first: what to compute before a control can be moved, so that no redraw takes long.
    """
    if runtime.has_front_end():
        from IPython.display import display

        for compute in progress(first, "computing"):
            compute()
        display(box(draw, controls))  # type: ignore[no-untyped-call,unused-ignore]
    else:
        plot.show(draw(**defaults(controls)))


def progress(items: Sequence[Item], label: str) -> Iterator[Item]:
    """The items one by one, with a bar that fills where there is a front end to show it."""
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
    """What the controls say before anybody touched them."""
    return {control.name: control.value for control in controls}


def box(draw: Draw, controls: tuple[Control, ...]) -> Any:
    """The widget: rows of controls and, under them, the picture that follows every change.

    Raises whatever drawing the default state raises. What a later change raises is shown in place
    of the picture and raised too, so it also reaches the log.
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
    """The slider with buttons to go back, go on and play, for mouse and keyboard alike."""
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
