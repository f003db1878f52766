# points: 0 · misconception: a quantile of Student's t
from scipy import stats


def mean_and_interval(scores):
    n = len(scores)
    half = stats.t.ppf(0.975, n - 1) * np.std(scores, ddof=1) / np.sqrt(n)
    return np.mean(scores), np.mean(scores) - half, np.mean(scores) + half
