"""Five thousand handwritten digits of 28 × 28 pixels from MNIST, 500 of each.

Source: LeCun, Cortes, Burges (1998), The MNIST database of handwritten digits. CC BY-SA 3.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dlcourse.data.dataset import verify

_SHA256 = "18776861d6072b4dd46b0f6010b4775d4e5460d717b16766b2f52ea029e32017"
_SPLIT_SEED = 5


@dataclass(frozen=True)
class Images:
    """Grey images and their classes. They unpack: ``images, t = data.mnist5k()``.

    Attributes
    ----------
    images
        (n, h, w) uint8, from 0 (paper) to 255 (ink).
    t
        (n,) int64, the classes 0 .. k−1.
    description
        What they show.
    """

    images: NDArray[np.uint8]
    t: NDArray[np.int64]
    description: str = "Handwritten digits out of MNIST"

    def __iter__(self) -> Iterator[NDArray[np.uint8] | NDArray[np.int64]]:
        return iter((self.images, self.t))

    def __len__(self) -> int:
        return len(self.t)

    def __repr__(self) -> str:
        n, h, w = self.images.shape
        return f"{self.description}: {n} grey images of {h} × {w} pixels."

    def take(self, rows: NDArray[np.int64]) -> Images:
        """Select images.

        Parameters
        ----------
        rows
            (m,) int64, the numbers of the images.

        Returns
        -------
        Images
            These m images, in this order.
        """
        return replace(self, images=self.images[rows], t=self.t[rows])

    def split(self, test_per_class: int = 100) -> tuple[Images, Images]:
        """Split into training and test images, with equally many of each class in the test images.

        Both parts are shuffled. The split is always the same.

        Parameters
        ----------
        test_per_class
            How many images of each class to keep for testing.

        Returns
        -------
        train, test : Images
            The two parts.
        """
        rng = np.random.default_rng(_SPLIT_SEED)
        rows = [rng.permutation(np.flatnonzero(self.t == label)) for label in np.unique(self.t)]
        test = np.concatenate([row[:test_per_class] for row in rows])
        train = np.concatenate([row[test_per_class:] for row in rows])
        return self.take(rng.permutation(train)), self.take(rng.permutation(test))


def mnist5k() -> Images:
    """Which digit is it, 0 to 9? 5000 images of 28 × 28 pixels, 500 of each digit, sorted by digit.

    ``train, test = data.mnist5k().split()`` gives 4000 and 1000 of them, shuffled, always the same.

    Returns
    -------
    Images
        images (5000, 28, 28) uint8; t (5000,) int64, 0 to 9.

    References
    ----------
    LeCun, Cortes, Burges (1998), The MNIST database of handwritten digits.
    """
    file = resources.files("dlcourse.data") / "mnist_digits" / "mnist5k.npz"
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        images, t = arrays["images"], arrays["labels"].astype(np.int64)
    verify("MNIST-5k", _SHA256, images, t)
    return Images(images, t)
