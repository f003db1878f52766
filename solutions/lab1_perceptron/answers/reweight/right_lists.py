# points: 1 · written: a loop and a list
def reweight(sample_weight, alpha, t, y_pred):
    import math

    raised = [v * math.exp(-alpha * a * p) for v, a, p in zip(sample_weight, t, y_pred)]
    return [v / sum(raised) for v in raised]
