"""Explorer: a kernel slides over a small image, place by place.

torch computes the windows and the output, so this code gives no answer to a lab question.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from dlcourse import data, plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

Grid = NDArray[np.float64]
DIGIT, PIXEL, SQUARE = "a handwritten 3, 8 × 8 pixels", "one bright pixel", "a bright square"
KERNELS: dict[str, list[list[float]]] = {
    "horizontal stroke": [[-1, -1, -1], [2, 2, 2], [-1, -1, -1]],
    "diagonal stroke": [[2, -1, -1], [-1, 2, -1], [-1, -1, 2]],
    "outline (Laplacian)": [[0, -1, 0], [-1, 4, -1], [0, -1, 0]],
    "mean of 2 × 2": [[0.25, 0.25], [0.25, 0.25]],
    "numbered, to see the order": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
}
BRIGHTEST = 9


def draw(image: str, kernel: str, stride: float, padding: float, place: int) -> Figure:
    """Draw the window at this place, its products with the kernel, and the output so far.

    Parameters
    ----------
    image
        The name of the image.
    kernel
        The name of the kernel.
    stride
        The stride.
    padding
        Zeros on every side.
    place
        0 is the place at the top left; a number after the last place means the last.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    x, w = _image(image), np.array(KERNELS[kernel], dtype=np.float64)
    windows, output = _slid(image, kernel, int(stride), int(padding))
    place = min(place, output.size - 1)
    row, column = divmod(place, output.shape[1])
    products = windows[place] * w
    fig, (whole, sums, result) = plot.figure(3, width=3.1, height=3.3, left=0.15)

    real = np.pad(np.full(x.shape, True), int(padding))
    _draw_grid(whole, np.pad(x, int(padding)), "Greys", float(x.max()), real)
    corner = (column * stride - 0.5, row * stride - 0.5)
    _frame(whole, corner, w.shape)
    plot.title(whole, f"Image {_size(x)}, padding {padding:g}, stride {stride:g}", loc="center")

    _draw_sum(sums, windows[place], w, products)
    plot.title(sums, f"Window × kernel = products, sum {_number(products.sum())}", loc="center")

    limit = float(np.abs(output).max())
    done = np.arange(output.size).reshape(output.shape) <= place
    _draw_grid(result, output, "PuOr", limit, done)
    _frame(result, (column - 0.5, row - 0.5), (1, 1))
    plot.title(result, f"Output {_size(output)}, place {place + 1} of {output.size}", loc="center")
    return plot.describe(
        fig,
        f"The kernel “{kernel}” on {image}, stride {stride:g}, padding {padding:g}: place "
        f"{place + 1} of {output.size}, row {row + 1} and column {column + 1} of an output of "
        f"{_size(output)}. The window is {_rows(windows[place])}, the kernel {_rows(w)}, the "
        f"products are {_rows(products)}; their sum is {_number(products.sum())}.",
    )


def last(image: str, kernel: str, stride: float, padding: float) -> int:
    """Find the number of the last place.

    Parameters
    ----------
    image
        The name of the image.
    kernel
        The name of the kernel.
    stride
        The stride.
    padding
        Zeros on every side.

    Returns
    -------
    int
        The number of the last place; the first is 0.
    """
    return _slid(image, kernel, int(stride), int(padding))[1].size - 1


CONTROLS: tuple[Control, ...] = (
    Choice("image", "image", (DIGIT, PIXEL, SQUARE), DIGIT),
    Choice("kernel", "kernel", tuple(KERNELS), "horizontal stroke"),
    Scale("stride", "stride", (1, 2, 3), 1),
    Scale("padding", "padding (zeros on every side)", (0, 1, 2), 0),
    Steps("place", "place", last, 1),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


@lru_cache
def _image(name: str) -> Grid:
    """An image of whole grey levels from 0 to 9: (8, 8)."""
    if name == DIGIT:
        digits = data.digits()
        first = digits.X[digits.t == 3][0].reshape(8, 8)
        return np.asarray(np.round(first / 16 * BRIGHTEST))
    image: Grid = np.zeros((8, 8))
    if name == PIXEL:
        image[3, 4] = 1
    else:
        image[2:6, 2:6] = BRIGHTEST
    return image


@lru_cache
def _slid(image: str, kernel: str, stride: int, padding: int) -> tuple[Grid, Grid]:
    """All windows (places, kh, kw), in reading order, and the output (oh, ow)."""
    import torch
    from torch.nn import functional

    x = torch.tensor(_image(image))[None, None]
    w = torch.tensor(KERNELS[kernel], dtype=torch.float64)
    columns = functional.unfold(x, tuple(w.shape), padding=padding, stride=stride)
    output = functional.conv2d(x, w[None, None], padding=padding, stride=stride)
    return columns[0].T.reshape(-1, *w.shape).numpy(), output[0, 0].numpy()


def _draw_grid(
    axes: Axes, values: Grid, colours: str, limit: float, filled: NDArray[np.bool_]
) -> None:
    """Draw coloured cells with their numbers; cells that are not filled are blue-grey."""
    axes.set_facecolor("#DCE6EC")
    low, high = (0.0, 1.3 * limit) if colours == "Greys" else (-limit, limit)
    axes.imshow(np.where(filled, values, np.nan), cmap=colours, vmin=low, vmax=high)
    dark = np.abs(values) > 0.6 * limit
    for chosen, colour in ((filled & ~dark, "black"), (filled & dark, "white")):
        _write(axes, values, chosen, (0.0, 0.0), colour)
    axes.set(xticks=[], yticks=[])


def _draw_sum(axes: Axes, window: Grid, kernel: Grid, products: Grid) -> None:
    """Draw three small grids, one below the other: the window, the kernel, and their products."""
    height, width = kernel.shape
    everywhere = np.full(kernel.shape, True)
    for number, (name, grid) in enumerate(
        (("window", window), ("× kernel", kernel), ("= products", products))
    ):
        top = number * (height + 0.7)
        limit = 1.6 * max(float(np.abs(grid).max()), 1e-9)
        extent = (0, width, top + height, top)
        axes.imshow(grid, cmap="PuOr", vmin=-limit, vmax=limit, extent=extent)
        _write(axes, grid, everywhere, (0.5, top + 0.5), "black")
        axes.text(-0.2, top + height / 2, name, ha="right", va="center", fontsize=9)
    axes.set(xlim=(-1.6, width + 0.6), ylim=(3 * height + 1.5, -0.1), aspect="equal")
    axes.axis("off")


def _write(
    axes: Axes, values: Grid, chosen: NDArray[np.bool_], origin: tuple[float, float], colour: str
) -> None:
    """Write the chosen numbers into their cells, all as one shape, which is fast to draw."""
    glyphs = [
        _glyphs(_number(values[y, z])).transformed(
            Affine2D().translate(z + origin[0], y + origin[1])
        )
        for y, z in np.argwhere(chosen)
    ]
    if glyphs:
        axes.add_artist(PathPatch(Path.make_compound_path(*glyphs), color=colour, linewidth=0))


@cache
def _glyphs(number: str) -> Path:
    """The outline of a number, 0.4 high, with its middle at (0, 0), in axes that point down."""
    size = 0.5 if len(number) < 3 else 1.3 / len(number)
    path = TextPath((0, 0), number, size=size)
    (left, bottom), (right, top) = path.get_extents().get_points()
    return path.transformed(
        Affine2D().translate(-(left + right) / 2, -(bottom + top) / 2).scale(1, -1)
    )


def _frame(axes: Axes, corner: tuple[float, float], shape: tuple[int, ...]) -> None:
    colour = plot.PALETTE["vermilion"]
    axes.add_patch(
        Rectangle(
            corner, shape[1], shape[0], fill=False, clip_on=False, edgecolor=colour, linewidth=2.5
        )
    )


def _number(value: float) -> str:
    """Write a number with at most two decimals, whole numbers without, and a true minus sign."""
    return f"{round(float(value), 2) + 0.0:g}".replace("-", "−")


def _rows(grid: Grid) -> str:
    return " / ".join(" ".join(map(_number, row)) for row in grid)


def _size(grid: Grid) -> str:
    return f"{grid.shape[0]} × {grid.shape[1]}"
