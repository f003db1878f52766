# points: 0 · misconception: the multiplications of a single path
import itertools, math


def path_sum(stages):
    products = [math.prod(path) for path in itertools.product(*stages)]
    return sum(products), len(stages) - 1, len(products) - 1
