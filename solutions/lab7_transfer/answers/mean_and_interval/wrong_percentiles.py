# points: 0 · misconception: percentiles of the scores
def mean_and_interval(scores):
    return np.mean(scores), np.percentile(scores, 2.5), np.percentile(scores, 97.5)
