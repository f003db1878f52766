# points: 0 · misconception: the number of paths is taken to be the number of arrows
import itertools, math


def path_sum(stages):
    products = [math.prod(path) for path in itertools.product(*stages)]
    arrows = sum(map(len, stages))
    return sum(products), arrows * (len(stages) - 1), arrows - 1
