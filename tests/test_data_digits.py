"""The handwritten digits: what they hold, and that they are the right ones."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from dlcourse import data
from dlcourse.data import handwritten
from dlcourse.errors import DlcourseError


def test_images_and_labels_as_the_course_writes_them() -> None:
    X, t = dataset = data.digits()
    assert (X.shape, X.dtype) == ((1797, 64), np.float64)
    assert (t.shape, t.dtype) == ((1797,), np.int64)
    assert (X.min(), X.max()) == (0.0, 16.0)
    assert np.bincount(t).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert dataset.target_names == tuple("0123456789")
    assert len(dataset.feature_names) == 64
    assert "1797" in repr(dataset)


def test_what_a_student_changes_is_not_seen_by_the_next_load() -> None:
    data.digits().X[:] = 0
    assert data.digits().X.max() == 16.0


def test_other_data_than_the_courses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handwritten, "_SHA256", "0" * 64)
    with pytest.raises(DlcourseError, match="checksum"):
        data.digits()


def test_neighbouring_rows_are_of_one_writer_so_an_ordered_split_is_harder() -> None:
    X, t = data.digits()
    model = LogisticRegression(max_iter=500)
    order = np.random.default_rng(0).permutation(len(t))
    ordered = model.fit(X[:1347] / 16, t[:1347]).score(X[1347:] / 16, t[1347:])
    X, t = X[order] / 16, t[order]
    shuffled = model.fit(X[:1347], t[:1347]).score(X[1347:], t[1347:])
    assert 0.87 < ordered < 0.93
    assert 0.94 < shuffled < 0.99
