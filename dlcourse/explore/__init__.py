"""Explorers: one module each, with a pure function `draw` and `show()` for a notebook cell.

>>> from dlcourse.explore import perceptron_stepper
>>> perceptron_stepper.show()
"""
