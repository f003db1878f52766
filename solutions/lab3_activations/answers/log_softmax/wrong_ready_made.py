# points: 0 · misconception: scipy's ready-made functions
from scipy import special


def log_softmax(scores):
    return special.log_softmax(scores, axis=1)


def softmax(scores):
    return special.softmax(scores, axis=1)
