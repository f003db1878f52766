# points: 1 · written: scipy's standard error
from scipy import stats


def mean_and_interval(scores):
    mean, half = np.mean(scores), 1.96 * stats.sem(scores)
    return np.array([mean, mean - half, mean + half])
