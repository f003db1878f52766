# points: 0 · misconception: only weights that add up to more than 1 are divided
def weighted_error(y_pred, t, sample_weight):
    total = sample_weight.sum()
    wrong = sample_weight[y_pred != t].sum()
    return wrong / total if total > 1 else wrong
