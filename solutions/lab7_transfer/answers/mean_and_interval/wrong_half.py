# points: 0 · misconception: half the length
def mean_and_interval(scores):
    half = 1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return np.mean(scores), half, half
