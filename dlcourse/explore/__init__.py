"""Explorers to play with: one module each, with a pure `draw` and `show()` for a notebook cell.

>>> from dlcourse.explore import perceptron_stepper
>>> perceptron_stepper.show()
"""
