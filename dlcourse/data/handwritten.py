"""Handwritten digits of 8 × 8 pixels, as included in scikit-learn.

Source: Alpaydin, Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning
Repository, doi 10.24432/C50P49; the 1797 images of its test set, by 13 people. CC BY 4.0.
"""

from __future__ import annotations

import numpy as np

from dlcourse.data.dataset import Dataset, verify
from dlcourse.errors import DlcourseError

_SHA256 = "562232acc926f170368da1ffcd39c62c50b9474d97f15572b53ea5b962726d3d"


def digits() -> Dataset:
    """Which digit is it, 0 to 9? 1797 images, each a row of 64 grey values from 0 to 16.

    ``X.reshape(-1, 8, 8)`` gives the images. Images by the same writer stand together. Shuffle them
    before you split them, or test on new writers on purpose.

    Returns
    -------
    Dataset
        X (1797, 64) float64; t (1797,) int64, 0 to 9.

    Raises
    ------
    DlcourseError
        If scikit-learn is missing.

    References
    ----------
    Alpaydin, Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning
    Repository, doi 10.24432/C50P49.
    """
    try:
        from sklearn.datasets import load_digits
    except ModuleNotFoundError as missing:
        raise DlcourseError(
            "This data set comes with scikit-learn, which is not installed: "
            "run `pip install scikit-learn`."
        ) from missing
    bunch = load_digits()
    X = np.ascontiguousarray(bunch.data, dtype=np.float64)
    t = bunch.target.astype(np.int64)
    verify("digits", _SHA256, X, t)
    return Dataset(
        X=X,
        t=t,
        feature_names=tuple(str(name) for name in bunch.feature_names),
        target_names=tuple("0123456789"),
        description="Handwritten digits, 8 × 8 pixels (Alpaydin, Kaynak 1998; CC BY 4.0):",
    )
