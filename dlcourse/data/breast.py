"""Breast Cancer Wisconsin (Diagnostic), as included in scikit-learn.

Source: Wolberg, Mangasarian, Street, Street (1993), UCI Machine Learning Repository,
doi 10.24432/C5DW2B. CC BY 4.0.
"""

from __future__ import annotations

import numpy as np

from dlcourse.data.dataset import Dataset, verify
from dlcourse.errors import DlcourseError

_SHA256 = "03615350929448aecd034512a4e750f0b315467d7195e582eb47ac376b017eb7"


def breast_cancer() -> Dataset:
    """Is a tumour malignant (+1) or benign (−1)? 569 samples, 30 measurements of cell nuclei.

    The scales differ widely: standardise the data before you use a method that measures distances
    or follows gradients.

    Returns
    -------
    Dataset
        X (569, 30) float64; t (569,) int64, −1 or +1.

    Raises
    ------
    DlcourseError
        If scikit-learn is missing.

    References
    ----------
    Wolberg, Mangasarian, Street, Street (1993), UCI Machine Learning Repository,
    doi 10.24432/C5DW2B.
    """
    try:
        from sklearn.datasets import load_breast_cancer
    except ModuleNotFoundError as missing:
        raise DlcourseError(
            "This data set comes with scikit-learn, which is not installed: "
            "run `pip install scikit-learn`."
        ) from missing
    bunch = load_breast_cancer()
    X = np.ascontiguousarray(bunch.data, dtype=np.float64)
    t = np.where(bunch.target == 0, 1, -1).astype(np.int64)
    verify("breast_cancer", _SHA256, X, t)
    return Dataset(
        X=X,
        t=t,
        feature_names=tuple(str(name) for name in bunch.feature_names),
        target_names=("benign", "malignant"),
        description="Breast Cancer Wisconsin, diagnostic (Wolberg et al. 1993; CC BY 4.0):",
    )
