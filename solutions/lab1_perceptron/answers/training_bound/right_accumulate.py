# points: 1 · written: itertools.accumulate
import itertools
import operator


def training_bound(errors):
    factors = (2 * (e * (1 - e)) ** 0.5 for e in errors)
    return list(itertools.accumulate(factors, operator.mul))
