# points: 0 · misconception: mean weight of the mistakes
def weighted_error(y_pred, t, sample_weight):
    wrong = y_pred != t
    return sample_weight[wrong].mean() if wrong.any() else 0.0
