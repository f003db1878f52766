# points: 0 · misconception: the root of n − 1
def mean_and_interval(scores):
    half = 1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores) - 1)
    return np.mean(scores), np.mean(scores) - half, np.mean(scores) + half
