"""Draw a loss over a plane, seen from above, for the explorers of optimization."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import ArrayLike

_LIGHT = LinearSegmentedColormap.from_list("light greys", ["#FFFFFF", "#A8A8A8"])


def contours(axes: Axes, x: ArrayLike, y: ArrayLike, losses: ArrayLike, count: int = 14) -> None:
    """Shade losses from white (low) to grey (high), in equal steps on a log scale.

    Parameters
    ----------
    axes
        The axes to draw in.
    x, y
        (m,) and (n,), the coordinates of the grid.
    losses
        (n, m), the losses on the grid.
    count
        The number of steps.
    """
    heights = np.log10(np.maximum(np.asarray(losses, dtype=float), 1e-4))
    levels = np.linspace(heights.min(), heights.max(), count)
    axes.contourf(x, y, heights, levels=levels, cmap=_LIGHT, zorder=-2)
    axes.contour(
        x,
        y,
        heights,
        levels=levels,
        colors="#808080",
        linewidths=0.4,
        linestyles="solid",
        zorder=-1,
    )
