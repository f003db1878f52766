# points: 0 · misconception: rounds to two digits
def mean_and_interval(scores):
    half = 1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return tuple(float(round(a, 2)) for a in (np.mean(scores), np.mean(scores) - half, np.mean(scores) + half))
