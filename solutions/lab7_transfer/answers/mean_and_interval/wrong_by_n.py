# points: 0 · misconception: divides by n
def mean_and_interval(scores):
    half = 1.96 * np.std(scores, ddof=1) / len(scores)
    return np.mean(scores), np.mean(scores) - half, np.mean(scores) + half
