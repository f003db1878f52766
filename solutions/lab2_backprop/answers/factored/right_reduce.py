# points: 1 · written: functools.reduce and NumPy, a list
from functools import reduce


def factored(stages):
    sums = [float(np.sum(stage)) for stage in stages]
    return [reduce(lambda a, b: a * b, sums), len(sums) - 1, int(sum(np.size(s) - 1 for s in stages))]
