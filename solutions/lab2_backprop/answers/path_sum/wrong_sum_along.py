# points: 0 · misconception: adds along a path
import itertools


def path_sum(stages):
    sums = [sum(path) for path in itertools.product(*stages)]
    return sum(sums), len(sums) * (len(stages) - 1), len(sums) - 1
