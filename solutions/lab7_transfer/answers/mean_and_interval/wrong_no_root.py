# points: 0 · misconception: forgets the root of n
def mean_and_interval(scores):
    half = 1.96 * np.std(scores, ddof=1)
    return np.mean(scores), np.mean(scores) - half, np.mean(scores) + half
