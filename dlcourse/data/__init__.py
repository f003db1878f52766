"""Small real data sets. No loader needs a network; each says what it returns.

>>> from dlcourse import data
>>> X, t = data.penguins(species=("Adelie", "Gentoo"))
"""

from dlcourse.data.breast import breast_cancer
from dlcourse.data.dataset import Dataset
from dlcourse.data.fonts import font_digits
from dlcourse.data.handwritten import digits
from dlcourse.data.mnist import Images, mnist5k
from dlcourse.data.names import Names, first_names
from dlcourse.data.palmer import FEATURES as PENGUIN_FEATURES
from dlcourse.data.palmer import SPECIES as PENGUIN_SPECIES
from dlcourse.data.palmer import penguin_sex, penguins
from dlcourse.data.sun import Series, sunspots

__all__ = [
    "PENGUIN_FEATURES",
    "PENGUIN_SPECIES",
    "Dataset",
    "Images",
    "Names",
    "Series",
    "breast_cancer",
    "digits",
    "first_names",
    "font_digits",
    "mnist5k",
    "penguin_sex",
    "penguins",
    "sunspots",
]
