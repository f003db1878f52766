# points: 0 · misconception: the factor is missing
def mean_and_interval(scores):
    half = np.std(scores, ddof=1) / np.sqrt(len(scores))
    return np.mean(scores), np.mean(scores) - half, np.mean(scores) + half
