# points: 1 · written: Python's statistics
import math
import statistics


def mean_and_interval(scores):
    values = [float(a) for a in scores]
    middle = statistics.fmean(values)
    half = 1.96 * statistics.stdev(values) / math.sqrt(len(values))
    return [middle, middle - half, middle + half]
