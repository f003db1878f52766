# points: 1 · written: one minus the share that is right
def weighted_error(y_pred, t, sample_weight):
    share = sample_weight / sample_weight.sum()
    return 1 - share[y_pred * t > 0].sum()
