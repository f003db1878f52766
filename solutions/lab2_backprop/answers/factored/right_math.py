# points: 1 · written: math.prod over sums
import math


def factored(stages):
    arrows = sum(map(len, stages))
    return math.prod(map(sum, stages)), len(stages) - 1, arrows - len(stages)
