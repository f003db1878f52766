"""Small real data sets, read without a network: each loader returns a `Dataset`.

>>> from dlcourse import data
>>> X, t = data.penguins(species=("Adelie", "Gentoo"))
"""

from dlcourse.data.breast import breast_cancer
from dlcourse.data.dataset import Dataset
from dlcourse.data.handwritten import digits
from dlcourse.data.mnist import Images, mnist5k
from dlcourse.data.palmer import FEATURES as PENGUIN_FEATURES
from dlcourse.data.palmer import SPECIES as PENGUIN_SPECIES
from dlcourse.data.palmer import penguin_sex, penguins

__all__ = [
    "PENGUIN_FEATURES",
    "PENGUIN_SPECIES",
    "Dataset",
    "Images",
    "breast_cancer",
    "digits",
    "mnist5k",
    "penguin_sex",
    "penguins",
]
