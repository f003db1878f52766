# points: 0 · misconception: not divided by the sum of the weights
def weighted_error(y_pred, t, sample_weight):
    return sample_weight[y_pred != t].sum()
