# points: 1 · written: np.average with weights
def weighted_error(y_pred, t, sample_weight):
    return np.average(y_pred != t, weights=sample_weight)
