# points: 0 · misconception: scipy's normal distribution
from scipy import stats


def gaussian_nll(y, mean, log_variance):
    return -stats.norm.logpdf(y, mean, np.exp(log_variance / 2)).mean()
