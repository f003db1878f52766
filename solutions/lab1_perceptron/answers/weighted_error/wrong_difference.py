# points: 0 · misconception: |h − t| counts every mistake twice
def weighted_error(y_pred, t, sample_weight):
    return (sample_weight * abs(y_pred - t)).sum() / sample_weight.sum()
