# points: 0 · misconception: divides by n in the standard deviation
def mean_and_interval(scores):
    half = 1.96 * np.std(scores) / np.sqrt(len(scores))
    return np.mean(scores), np.mean(scores) - half, np.mean(scores) + half
