"""Pure drawing functions: from arrays to matplotlib figures with alt text."""

from dlcourse.plot.draw import (
    PALETTE,
    arrow,
    bars,
    curve,
    figure,
    grid,
    legend,
    legend_row,
    line,
    log_axis,
    log_label,
    regions,
    spread,
    title,
    two_classes,
)
from dlcourse.plot.graph import network
from dlcourse.plot.image import alt_text, describe, img_tag, show

__all__ = [
    "PALETTE",
    "alt_text",
    "arrow",
    "bars",
    "curve",
    "describe",
    "figure",
    "grid",
    "img_tag",
    "legend",
    "legend_row",
    "line",
    "log_axis",
    "log_label",
    "network",
    "regions",
    "show",
    "spread",
    "title",
    "two_classes",
]
