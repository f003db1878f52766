"""MNIST-5k: what it holds, that it is the right one, and that its split is fixed and fair."""

from importlib import resources

import numpy as np
import pytest
from sklearn.linear_model import RidgeClassifier

from dlcourse import data
from dlcourse.data import mnist
from dlcourse.errors import DlcourseError


def test_images_and_labels_as_the_course_writes_them() -> None:
    images, t = digits = data.mnist5k()
    assert (images.shape, images.dtype) == ((5000, 28, 28), np.uint8)
    assert (t.shape, t.dtype) == ((5000,), np.int64)
    assert (images.min(), images.max()) == (0, 255)
    assert np.bincount(t).tolist() == [500] * 10
    assert len(digits) == 5000
    assert "5000" in repr(digits)


def test_no_image_occurs_twice() -> None:
    images, _ = data.mnist5k()
    assert len(np.unique(images.reshape(5000, -1), axis=0)) == 5000


def test_the_split_keeps_every_image_once_and_the_classes_balanced() -> None:
    digits = data.mnist5k()
    train, test = digits.split()
    assert (len(train), len(test)) == (4000, 1000)
    assert np.bincount(test.t).tolist() == [100] * 10
    both = np.concatenate([train.images, test.images]).reshape(5000, -1)
    assert len(np.unique(both, axis=0)) == 5000


def test_the_split_is_shuffled_and_always_the_same() -> None:
    first, again = data.mnist5k().split()[0], data.mnist5k().split()[0]
    np.testing.assert_array_equal(first.images, again.images)
    assert len(set(first.t[:100])) == 10


def test_a_split_may_keep_another_number_of_test_images() -> None:
    train, test = data.mnist5k().split(test_per_class=20)
    assert (len(train), len(test)) == (4800, 200)


def test_a_linear_model_is_far_from_what_a_network_reaches() -> None:
    train, test = data.mnist5k().split()
    flat = [part.images.reshape(len(part), -1) / 255 for part in (train, test)]
    model = RidgeClassifier().fit(flat[0], train.t)
    assert 0.78 < model.score(flat[1], test.t) < 0.9


def test_other_data_than_the_courses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mnist, "_SHA256", "0" * 64)
    with pytest.raises(DlcourseError, match="checksum"):
        data.mnist5k()


def test_the_vendored_file_is_small_and_tells_its_source_and_licence() -> None:
    folder = resources.files("dlcourse.data") / "mnist_digits"
    assert len((folder / "mnist5k.npz").read_bytes()) < 1_300_000
    assert mnist._SHA256 in (folder / "SOURCE.md").read_text(encoding="utf-8")
    licence = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "Attribution-ShareAlike 3.0" in licence
