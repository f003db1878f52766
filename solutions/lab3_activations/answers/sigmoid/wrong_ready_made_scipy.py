# points: 0 · misconception: scipy's ready-made sigmoid
from scipy import special


def sigmoid(z):
    value = special.expit(z)
    return value, value * (1 - value)
