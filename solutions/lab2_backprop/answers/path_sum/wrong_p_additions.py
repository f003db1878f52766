# points: 0 · misconception: as many additions as paths
import itertools, math


def path_sum(stages):
    products = [math.prod(path) for path in itertools.product(*stages)]
    return sum(products), len(products) * (len(stages) - 1), len(products)
