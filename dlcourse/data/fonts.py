"""Printed digits of 28 × 28 pixels, drawn from the fonts that come with matplotlib.

Source: DejaVu fonts 2.37, STIX fonts 1.1.0 and Computer Modern (BaKoMa), as included in matplotlib.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dlcourse.data.mnist import Images

FONTS = (
    *("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique"),
    *("DejaVuSansMono", "DejaVuSansMono-Bold", "DejaVuSansMono-Oblique"),
    *("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
    *("STIXGeneral", "STIXGeneralBol", "STIXGeneralItalic", "STIXGeneralBolIta"),
    *("cmr10", "cmb10", "cmss10", "cmtt10"),
)
_SIDE, _HEIGHT = 28, 20  # pixels of the image; size of the font


def font_digits(n: int = 4000, seed: int = 0) -> Images:
    """Which digit is it, 0 to 9? Printed digits of 18 fonts, each turned, sheared, scaled, moved.

    They look like MNIST's digits from afar: dark on light, in the middle of 28 × 28 pixels. No
    person wrote them, so there are as many as you want. The images are drawn when you ask for
    them; another version of matplotlib may differ by a grey level here and there.

    Parameters
    ----------
    n
        How many images. The digits take turns: 0, 1, …, 9, 0, 1, …
    seed
        Where the random changes start; the same seed gives the same images.

    Returns
    -------
    Images
        images (n, 28, 28) uint8; t (n,) int64, 0 to 9.
    """
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.path import Path as Outline
    from matplotlib.transforms import Affine2D

    rng, outlines = np.random.default_rng(seed), _outlines()
    t = np.arange(n, dtype=np.int64) % 10
    images = np.zeros((n, _SIDE, _SIDE), dtype=np.uint8)
    canvas: Any = RendererAgg(_SIDE, _SIDE, 72)  # type: ignore[no-untyped-call]
    pen = canvas.new_gc()
    pen.set_linewidth(0)
    for i in range(n):
        corners, codes = outlines[FONTS[rng.integers(len(FONTS))], int(t[i])]
        change = Affine2D().scale(*rng.uniform(0.95, 1.3, size=2))
        change = change.skew_deg(rng.normal(0, 12), 0).rotate_deg(rng.normal(0, 10))
        change = change.translate(*(_SIDE / 2 + rng.normal(size=2)))
        canvas.clear()
        canvas.draw_path(pen, Outline(change.transform(corners), codes), Affine2D(), (0, 0, 0, 1))
        images[i] = np.asarray(canvas.buffer_rgba())[:, :, 3]
    return Images(images, t, "Printed digits from 18 fonts")


def _outlines() -> dict[tuple[str, int], tuple[NDArray[np.float64], NDArray[np.uint8]]]:
    """By font and digit: the corners of the outline around its middle (m, 2), and their codes."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    folder, found = Path(get_data_path()) / "fonts" / "ttf", {}
    for font in FONTS:
        face = FontProperties(fname=folder / f"{font}.ttf")
        for digit in range(10):
            outline = TextPath((0, 0), str(digit), size=_HEIGHT, prop=face)
            corners = np.asarray(outline.vertices, dtype=np.float64)
            middle = (corners.min(axis=0) + corners.max(axis=0)) / 2
            found[font, digit] = corners - middle, np.asarray(outline.codes, dtype=np.uint8)
    return found
