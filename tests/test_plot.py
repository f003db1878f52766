"""Figures carry descriptions, and what they draw follows the numbers."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from matplotlib import image
from matplotlib.colors import to_rgba

from dlcourse import plot
from dlcourse.errors import DlcourseError

weight = st.floats(-10, 10).filter(lambda number: abs(number) > 0.1)


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    """IPython without a front end, as a batch run has it."""
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def test_a_described_figure_becomes_an_image_with_alt_text() -> None:
    figure, (axes,) = plot.figure()
    plot.curve(axes, [0, 1], [1, 2], "rise", "blue")
    plot.describe(figure, 'A line\n   rises from 1 to 2 & is called "rise" <here>.')

    tag = plot.img_tag(figure)

    alt = re.search(r'alt="([^"]*)"', tag)
    assert alt
    assert alt[1] == "A line rises from 1 to 2 &amp; is called &quot;rise&quot; &lt;here&gt;."
    picture = re.search(r"base64,([^\"]+)", tag)
    assert picture
    pixels = image.imread(io.BytesIO(base64.b64decode(picture[1])))
    assert pixels.shape[:2] == (324, 450)


def test_a_figure_without_description_is_refused() -> None:
    figure, _ = plot.figure()

    with pytest.raises(DlcourseError, match="no description"):
        plot.show(figure)


@pytest.mark.usefixtures("shell")
def test_show_displays_the_image_and_the_text() -> None:
    figure, _ = plot.figure()
    with capture_output() as captured:
        plot.show(plot.describe(figure, "Nothing yet."))

    (shown,) = captured.outputs
    assert shown.data["text/plain"] == "Figure: Nothing yet."
    assert shown.data["text/html"].startswith("<img")


@given(w=st.tuples(weight, weight), b=st.floats(-10, 10))
def test_line_runs_where_the_score_is_zero(w: tuple[float, float], b: float) -> None:
    _, (axes,) = plot.figure()

    plot.line(axes, w, b)

    (drawn,) = axes.lines
    points = np.array([drawn.get_xy1(), drawn.get_xy2()])
    assert np.allclose(points @ np.array(w) + b, 0, atol=1e-8)
    assert not np.allclose(points[0], points[1])


def test_no_weights_no_line() -> None:
    _, (axes,) = plot.figure()

    plot.line(axes, (0, 0), 1.0)

    assert not axes.lines


def test_two_classes_differ_in_marker_and_colour() -> None:
    _, (axes,) = plot.figure()

    plot.two_classes(axes, [[0, 0], [1, 1], [2, 2]], [-1, 1, 1], ("no", "yes"), sizes=[5, 6, 7])

    minus, plus = axes.collections
    assert (minus.get_label(), plus.get_label()) == ("no", "yes")
    assert minus.get_offsets().tolist() == [[0, 0]]
    assert plus.get_offsets().tolist() == [[1, 1], [2, 2]]
    assert plus.get_sizes().tolist() == [6, 7]
    assert minus.get_facecolor().tolist() != plus.get_facecolor().tolist()
    assert len(minus.get_paths()[0].vertices) != len(plus.get_paths()[0].vertices)


def test_regions_show_the_sign_of_the_score_at_each_place() -> None:
    figure, (axes,) = plot.figure()
    axes.set(xlim=(-1, 3), ylim=(0, 2))

    plot.regions(axes, plot.grid((-1, 3), (0, 2)) @ np.array([1.0, 0.0]) - 1)

    (shaded,) = axes.images
    mask = np.asarray(shaded.get_array())
    assert not mask[:, : plot.grid((0, 1), (0, 1)).shape[0] // 140 - 1].any()
    assert mask[:, -1].all()
    figure.canvas.draw()


def test_bars_write_their_heights_and_spread_its_means() -> None:
    _, (left, right) = plot.figure(2)

    plot.bars(left, {"one": 0.25, "two": 0.5}, ("blue", "orange"))
    plot.spread(right, {"first": [0.0, 1.0], "second": [3.0]})

    assert [text.get_text() for text in left.texts] == ["0.25", "0.50"]
    assert [patch.get_facecolor() for patch in left.patches] == [
        to_rgba(plot.PALETTE["blue"]),
        to_rgba(plot.PALETTE["orange"]),
    ]
    means = [line.get_xdata()[0] for line in right.lines if line.get_marker() == "|"]
    assert means == [0.5, 3.0]


def test_legend_gathers_from_several_axes_and_takes_no_space_from_them() -> None:
    figure, (left, right) = plot.figure(2)
    size = right.get_window_extent().height
    plot.curve(left, [0], [0], "on the left", "blue")
    plot.arrow(right, (0, 0), (1, 1), "black", "on the right")

    plot.legend(figure, left, right)

    (legend,) = figure.legends
    figure.canvas.draw()
    assert right.get_window_extent().height == pytest.approx(size)
    assert legend.get_window_extent().y1 < right.xaxis.get_tightbbox().y0
    assert [text.get_text() for text in legend.get_texts()] == ["on the left", "on the right"]


def test_a_network_is_drawn_with_all_its_units_edges_and_texts() -> None:
    figure, (axes,) = plot.figure()

    plot.network(
        axes,
        [["x1", "x2"], ["a", "b", "c"], ["y"]],
        names=("inputs", "hidden", "output"),
        weights=[[["1", "2", "3"], ["4", "5", ""]], [["6"], ["7"], ["8"]]],
    )

    (edges,) = axes.collections
    drawn = {tuple(map(tuple, edge.vertices.tolist())) for edge in edges.get_paths()}
    units = {tuple(place) for line in axes.lines for place in line.get_xydata().tolist()}
    assert len(drawn) == 2 * 3 + 3 * 1
    assert len(units) == 6
    assert {end for edge in drawn for end in edge} == units
    assert all(end[0] == start[0] + 1 for start, end in drawn)
    shown = [text.get_text() for text in axes.texts if text.get_text()]
    assert sorted(shown) == sorted(
        [*"12345678", *"abc", "x1", "x2", "y", "inputs", "hidden", "output"]
    )
    low, high = axes.get_ylim()
    assert all(low <= text.get_position()[1] <= high for text in axes.texts)
    figure.canvas.draw()


def test_units_of_a_wide_layer_do_not_touch_and_inputs_look_different() -> None:
    figure, (axes,) = plot.figure(height=4.2)

    plot.network(axes, [["", ""], [""] * 20, [""]])

    inputs, wide, _ = axes.lines
    assert inputs.get_marker() != wide.get_marker()
    figure.canvas.draw()
    heights = axes.transData.transform(wide.get_xydata())[:, 1]
    diameter = wide.get_markersize() * figure.dpi / 72
    assert np.abs(np.diff(heights)).min() > diameter


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.1."""
    rgb = np.array(to_rgba(colour)[:3])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))


def test_the_two_class_colours_differ_in_brightness_too() -> None:
    light, dark = luminance(plot.PALETTE["orange"]), luminance(plot.PALETTE["blue"])

    assert (light + 0.05) / (dark + 0.05) > 2
