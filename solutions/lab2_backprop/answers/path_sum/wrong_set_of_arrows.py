# points: 0 · misconception: a set: equal arrows of a stage count once
import itertools
import math


def path_sum(stages):
    paths = list(itertools.product(*map(set, stages)))
    return sum(map(math.prod, paths)), len(paths) * (len(stages) - 1), len(paths) - 1
