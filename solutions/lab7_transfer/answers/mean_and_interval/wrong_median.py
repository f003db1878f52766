# points: 0 · misconception: around the median
def mean_and_interval(scores):
    half, middle = 1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores)), np.median(scores)
    return middle, middle - half, middle + half
