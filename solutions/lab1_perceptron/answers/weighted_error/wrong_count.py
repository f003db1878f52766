# points: 0 · misconception: counts the mistakes
def weighted_error(y_pred, t, sample_weight):
    return (y_pred != t).sum()
