# points: 1 · written: math.log, difference of logarithms, another limit
import math


def alpha(error):
    e = min(1 - 1e-12, max(1e-12, error))
    return 0.5 * (math.log(1 - e) - math.log(e))
