# points: 0 · misconception: the plain share of mistakes
def weighted_error(y_pred, t, sample_weight):
    return np.mean(y_pred != t)
