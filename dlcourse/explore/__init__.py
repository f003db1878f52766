"""Explorers: one module each, with a pure function `draw` and `show()` for a notebook cell.

What a reader may predict before moving an explorer goes into `show`, too:

>>> from dlcourse.explore import Prediction, perceptron_stepper
>>> perceptron_stepper.show(
...     Prediction("When is a line found?", ("epoch 1", "epoch 4"), "In epoch 4."),
... )
"""

from dlcourse.explore._predict import Prediction

__all__ = ["Prediction"]
