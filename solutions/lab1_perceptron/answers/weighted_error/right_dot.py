# points: 1 · written: a dot product with the mask
def weighted_error(y_pred, t, sample_weight):
    return np.dot(y_pred != t, sample_weight) / np.sum(sample_weight)
