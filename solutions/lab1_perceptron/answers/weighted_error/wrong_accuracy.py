# points: 0 · misconception: the weight of the samples that are right
def weighted_error(y_pred, t, sample_weight):
    return sample_weight[y_pred == t].sum() / sample_weight.sum()
