# points: 0 · misconception: divided by n
def weighted_error(y_pred, t, sample_weight):
    return np.mean(sample_weight * (y_pred != t))
