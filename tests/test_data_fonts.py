"""Font digits: as many as asked for, always the same, and legible."""

import numpy as np
from sklearn.linear_model import RidgeClassifier

from dlcourse import data


def test_images_and_labels_as_the_course_writes_them() -> None:
    images, t = digits = data.font_digits(1000)
    assert (images.shape, images.dtype) == ((1000, 28, 28), np.uint8)
    assert (t.shape, t.dtype) == ((1000,), np.int64)
    assert np.bincount(t).tolist() == [100] * 10
    assert images.max() == 255
    assert not images[:, [0, -1]].any(axis=(1, 2)).mean() > 0.01  # hardly any is cut off
    assert "Printed digits" in repr(digits.take(np.arange(3)))


def test_a_seed_gives_the_same_images_and_another_one_others() -> None:
    first, again, other = (data.font_digits(50, seed).images for seed in (4, 4, 5))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert len(np.unique(first.reshape(50, -1), axis=0)) == 50


def test_they_resemble_handwritten_digits_but_are_not_the_same_task() -> None:
    """What is learned on fonts is far better than guessing on handwriting, and far from perfect."""
    printed, (written, t) = data.font_digits(4000), data.mnist5k()
    model = RidgeClassifier(100).fit(printed.images.reshape(4000, -1) / 255, printed.t)
    assert (
        model.score(data.font_digits(500, 1).images.reshape(500, -1) / 255, np.arange(500) % 10)
        > 0.8
    )
    assert 0.3 < model.score(written.reshape(5000, -1) / 255, t) < 0.8
