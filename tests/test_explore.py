"""Explorers draw every state they offer, describe it, and follow their controls."""

from __future__ import annotations

import itertools
import pkgutil
import random
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from matplotlib.figure import Figure
from scipy.optimize import linprog
from sklearn.tree import DecisionTreeClassifier

from dlcourse import explore, plot, runtime
from dlcourse.errors import DlcourseError
from dlcourse.explore import (
    Prediction,
    _predict,
    _samples,
    adaboost_rounds,
    kernel_on_off,
    perceptron_stepper,
)
from dlcourse.explore._widget import Choice, Control, Scale, Steps, box, defaults, progress

NAMES = [
    module.name
    for module in pkgutil.iter_modules(explore.__path__)
    if not module.name.startswith("_")
]
TRAINS_LONG = {"embedding_viewer", "transfer_bench"}  # lecture 09 shows both


def marks(name: str) -> list[pytest.MarkDecorator]:
    """One process for all tests of an explorer: what it computes first is computed once."""
    long = [pytest.mark.slow, pytest.mark.exhaustive] if name in TRAINS_LONG else []
    return [pytest.mark.xdist_group(name), *long]


each_explorer = pytest.mark.parametrize(
    "explorer",
    [
        pytest.param(import_module(f"dlcourse.explore.{name}"), id=name, marks=marks(name))
        for name in NAMES
    ],
)
MAX_BYTES = 100_000
MOST_SETTINGS = 500


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    """IPython without a front end, as in a batch run. Each collects garbage at exit."""
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def some_states(controls: tuple[Control, ...]) -> list[dict[str, Any]]:
    """Every choice and both ends of every scale, of more than 500 such settings 500, and for each
    the ends and the middle of every walk: a network that is trained for it is trained once."""
    fixed = {
        control.name: control.options
        if isinstance(control, Choice)
        else (control.options[0], control.options[-1])
        for control in controls
        if not isinstance(control, Steps)
    }
    states = [
        dict(zip(fixed, values, strict=True)) for values in itertools.product(*fixed.values())
    ]
    if len(states) > MOST_SETTINGS:
        states = random.Random(0).sample(states, MOST_SETTINGS)
    for control in controls:
        if isinstance(control, Steps):
            states = [
                state | {control.name: step}
                for state in states
                for step in (0, control.last(**state) // 2, control.last(**state))
            ]
    return states


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(600)
@each_explorer
def test_every_state_is_drawn_and_described(explorer: Any) -> None:
    for state in some_states(explorer.CONTROLS):
        figure = explorer.draw(**state)
        assert re.search(r"\d", plot.alt_text(figure))
        assert len(plot.img_tag(figure)) * 3 / 4 < MAX_BYTES


@pytest.mark.slow
@pytest.mark.usefixtures("shell")
@each_explorer
def test_without_a_front_end_the_default_state_is_shown(explorer: Any) -> None:
    with capture_output() as captured:
        explorer.show()

    (shown,) = captured.outputs
    expected = plot.alt_text(explorer.draw(**defaults(explorer.CONTROLS)))
    assert shown.data["text/plain"] == f"Figure: {expected}"


@pytest.mark.slow
@pytest.mark.usefixtures("shell")
@each_explorer
def test_with_a_front_end_a_widget_is_shown(explorer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "has_front_end", lambda: True)

    with capture_output() as captured:
        explorer.show()

    shown = captured.outputs[-1]  # before it there may be progress bars
    assert "application/vnd.jupyter.widget-view+json" in shown.data


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize("front_end", [True, False])
def test_what_is_computed_first_shows_how_far_it_is(
    front_end: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "has_front_end", lambda: front_end)
    with capture_output() as captured:
        done = list(progress("abc", "training"))

    assert done == list("abc")
    assert [str(shown.data["text/plain"])[:18] for shown in captured.outputs] == (
        ["IntProgress(value="] * front_end
    )


@each_explorer
def test_defaults_are_among_the_options(explorer: Any) -> None:
    for control in explorer.CONTROLS:
        if isinstance(control, Choice | Scale):
            assert control.value in control.options


def described(size: float, step: int) -> Figure:
    """A tiny explorer's drawing; it breaks at size 3."""
    if size == 3:
        raise ValueError("size <3> is not for drawing")
    figure, _ = plot.figure()
    return plot.describe(figure, f"size {size:g}, step {step}")


TINY: tuple[Control, ...] = (
    Scale("size", "how large", (1, 2, 3), 1),
    Steps("step", "step", lambda size: int(10 / size), 8),
)


def test_the_picture_follows_every_control() -> None:
    size, (step, *_), picture = parts(box(described, TINY))

    step.value = 7
    assert 'alt="size 1, step 7"' in picture.value
    size.value = 2
    assert step.max == 5
    assert 'alt="size 2, step 5"' in picture.value


def test_buttons_step_back_and_on_and_stop_at_the_ends() -> None:
    _, (step, back, on, play), picture = parts(box(described, TINY))

    on.click()
    assert 'alt="size 1, step 9"' in picture.value
    on.click(), on.click(), on.click()
    assert step.value == 10
    back.click()
    assert 'alt="size 1, step 9"' in picture.value
    assert play.max == 10


def test_an_error_while_playing_is_shown_and_raised() -> None:
    size, _, picture = parts(box(described, TINY))

    with pytest.raises(ValueError, match="not for drawing"):
        size.value = 3

    assert 'role="alert"' in picture.value
    assert "size &lt;3&gt; is not for drawing" in picture.value
    size.value = 1
    assert 'alt="size 1, step 3"' in picture.value


def test_an_error_in_the_default_state_is_raised_with_and_without_front_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from dlcourse.explore._widget import explore as show

    broken = (Scale("size", "how large", (3,), 3), TINY[1])
    for front_end in (False, True):
        monkeypatch.setattr(runtime, "has_front_end", lambda there=front_end: there)
        with pytest.raises(ValueError, match="not for drawing"):
            show(described, broken)


PICKED = Prediction("What is 1 < 2?", ("true", "false"), "It is true, & always.")
TYPED = Prediction("How large?", (), "It has the size 1.")


def test_what_is_picked_stays_beside_the_result() -> None:
    _, answer, explorer, comparison = _predict.around([PICKED], box(described, TINY)).children
    said, compare, result = comparison.children
    assert answer.value is None
    assert "none yet" in said.value

    answer.value = "false"
    explorer.children[0].value = 2
    assert "Your prediction: <strong>false</strong>" in said.value
    assert result.value == ""
    compare.click()
    assert "It is true, &amp; always." in result.value
    assert 'alt="size 2, step 5"' in explorer.children[2].value
    assert "Your prediction: <strong>false</strong>" in said.value


def test_what_is_typed_stays_beside_the_result_and_is_no_html() -> None:
    widget = _predict.around([PICKED, TYPED], box(described, TINY))
    *_, question, answer, _, _, (said, compare, result) = (
        *widget.children[:-1],
        widget.children[-1].children,
    )
    answer.value = "<b>7</b>"

    assert "<strong>Predict 2.</strong> How large?" in question.value
    assert "Your prediction 2: <strong>&lt;b&gt;7&lt;/b&gt;</strong>" in said.value
    compare.click()
    assert TYPED.result in result.value


@pytest.mark.usefixtures("shell")
def test_without_a_front_end_the_result_is_folded() -> None:
    with capture_output() as captured:
        perceptron_stepper.show(PICKED, TYPED)

    (shown,) = captured.outputs
    above, _, below = shown.data["text/html"].partition("<img ")
    assert "What is 1 &lt; 2?</p><ul><li>true</li><li>false</li></ul>" in above
    assert "<p><strong>Predict 2.</strong> How large?</p></div>" in above
    assert "<p>It is true, &amp; always.</p></details>" in below
    lines = shown.data["text/plain"].splitlines()
    assert lines[:4] == [f"Predict 1. {PICKED.question}", "  - true", "  - false", lines[3]]
    assert lines[4].startswith("Figure: Perceptron")
    assert lines[-1].endswith(TYPED.result)


@pytest.mark.parametrize("options", ["true", ("true",), tuple("abcdef")])
def test_options_are_two_to_five_or_none(options: Any) -> None:
    with pytest.raises(DlcourseError, match="two to 5 options"):
        Prediction("What?", options, "That.")


def parts(widget: Any) -> tuple[Any, Any, Any]:
    """The size slider, what the stepper consists of, and the picture."""
    size, stepper, picture = widget.children
    return size, stepper.children, picture


def separable(X: Any, t: Any) -> bool:
    conditions = -t[:, None] * np.column_stack([X, np.ones(len(t))])
    return linprog(np.zeros(3), conditions, -np.ones(len(t)), bounds=(None, None)).status == 0


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        (_samples.APART, True),
        (_samples.CLOSE, True),
        (_samples.OVERLAP, False),
        (_samples.XOR, False),
    ],
)
def test_perceptron_ends_without_mistakes_exactly_where_a_line_separates(
    name: str, apart: bool
) -> None:
    chosen = perceptron_stepper._chosen(name)
    assert separable(chosen.X, chosen.t) is apart

    end = perceptron_stepper.last(name, 1, perceptron_stepper.EPOCH)
    alt = plot.alt_text(perceptron_stepper.draw(name, 1, perceptron_stepper.EPOCH, end))

    mistakes = re.search(r"so far: ([\d, ]+)\.", alt)
    assert mistakes
    assert (mistakes[1].split(", ")[-1] == "0") is apart


def test_perceptron_starts_where_there_is_something_to_learn() -> None:
    start = defaults(perceptron_stepper.CONTROLS)

    assert start["by"] == perceptron_stepper.MISTAKE
    assert 10 <= perceptron_stepper.last(start["data"], start["order"], start["by"]) <= 20


def test_perceptron_steps_follow_rosenblatts_rule() -> None:
    X, t = perceptron_stepper._chosen(_samples.OVERLAP)
    for moment in perceptron_stepper._path(_samples.OVERLAP, 2):
        change = t[moment.i] if moment.wrong else 0
        assert moment.wrong == (
            t[moment.i] * (X[moment.i] @ moment.w_before + moment.b_before) <= 0
        )
        assert np.allclose(moment.w - moment.w_before, change * X[moment.i])
        assert moment.b - moment.b_before == pytest.approx(change)


@pytest.mark.parametrize("name", [_samples.SEX, _samples.RINGS, _samples.XOR])
def test_boosting_stays_under_its_bound_and_weights_follow_the_rule(name: str) -> None:
    boosted = adaboost_rounds._boosted(name)
    t = boosted.samples.t
    says = np.array([stump.predict(boosted.samples.X) for stump in boosted.stumps])

    assert (boosted.training_errors <= boosted.bounds + 1e-12).all()
    assert np.allclose(
        boosted.bounds[1:], np.cumprod(2 * np.sqrt(boosted.errors * (1 - boosted.errors)))
    )
    tree = DecisionTreeClassifier(max_depth=1)
    for k, error in enumerate(boosted.errors):
        weights = boosted.sample_weights[k]
        gini = tree.fit(boosted.samples.X, t, weights).predict(boosted.samples.X)
        assert error <= weights[gini != t].sum() + 1e-9  # no stump of another kind is better
        assert boosted.sample_weights[k][says[k] != t].sum() == pytest.approx(error)
        assert boosted.sample_weights[k + 1][says[k] != t].sum() == pytest.approx(0.5)


def test_kernel_solves_what_a_line_cannot() -> None:
    def held_out(kernel: str) -> float:
        figure = kernel_on_off.draw(_samples.XOR, kernel, 1.0, 1.0)
        found = re.search(r"samples, (\d\.\d+) on", plot.alt_text(figure))
        assert found
        return float(found[1])

    assert held_out(kernel_on_off.OFF) < 0.7
    assert held_out(kernel_on_off.ON) > 0.9
