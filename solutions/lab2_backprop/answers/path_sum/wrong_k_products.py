# points: 0 · misconception: K multiplications on a path of K arrows
import itertools, math


def path_sum(stages):
    products = [math.prod(path) for path in itertools.product(*stages)]
    return sum(products), len(products) * len(stages), len(products) - 1
