# points: 0 · misconception: adds alpha instead of multiplying by its exponential
def reweight(sample_weight, alpha, t, y_pred):
    raised = sample_weight * (1 - alpha * t * y_pred)
    return raised / raised.sum()
