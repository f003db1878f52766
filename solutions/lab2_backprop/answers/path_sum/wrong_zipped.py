# points: 0 · misconception: zip pairs the arrows up instead of combining them
import math


def path_sum(stages):
    products = [math.prod(path) for path in zip(*stages)]
    return sum(products), len(products) * (len(stages) - 1), len(products) - 1
