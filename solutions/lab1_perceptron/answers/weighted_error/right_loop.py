# points: 1 · written: a loop
def weighted_error(y_pred, t, sample_weight):
    wrong = total = 0
    for p, label, weight in zip(y_pred, t, sample_weight):
        total += weight
        if p != label:
            wrong += weight
    return wrong / total
