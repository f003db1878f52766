# points: 1 · written: sums by hand
def mean_and_interval(scores):
    n = len(scores)
    mean = sum(scores) / n
    s = (sum((a - mean) ** 2 for a in scores) / (n - 1)) ** 0.5
    half = 1.96 * s / n**0.5
    return mean, mean - half, mean + half
