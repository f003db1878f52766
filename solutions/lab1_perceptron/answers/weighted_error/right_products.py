# points: 1 · written: by the products t·h
def weighted_error(y_pred, t, sample_weight):
    return 0.5 - 0.5 * (t * y_pred * sample_weight).sum() / sample_weight.sum()
