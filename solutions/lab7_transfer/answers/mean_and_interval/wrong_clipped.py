# points: 0 · misconception: cut off at 0 and 1
def mean_and_interval(scores):
    half = 1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return np.mean(scores), max(0.0, np.mean(scores) - half), min(1.0, np.mean(scores) + half)
