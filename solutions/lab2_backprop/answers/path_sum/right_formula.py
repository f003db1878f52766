# points: 1 · written: the counts by formula, the sum by factoring
import math


def path_sum(stages):
    paths = math.prod(len(stage) for stage in stages)
    return math.prod(map(sum, stages)), paths * (len(stages) - 1), paths - 1
