# points: 1 · written: the quantile of the normal distribution
from scipy import stats


def mean_and_interval(scores):
    scores = np.asarray(scores)
    half = stats.norm.ppf(0.975) * np.sqrt(np.var(scores, ddof=1) / scores.size)
    return scores.mean(), scores.mean() - half, scores.mean() + half
