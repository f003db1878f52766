# points: 1 · written: itertools.product, counting on the way
import itertools


def path_sum(stages):
    total, multiplications, paths = 0.0, 0, 0
    for path in itertools.product(*stages):
        term = path[0]
        for slope in path[1:]:
            term = term * slope
            multiplications += 1
        total += term
        paths += 1
    return total, multiplications, paths - 1
