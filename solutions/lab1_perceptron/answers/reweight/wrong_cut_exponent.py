# points: 0 · misconception: the exponent is cut off at 5
def reweight(sample_weight, alpha, t, y_pred):
    new = sample_weight * np.exp(np.clip(-alpha * t * y_pred, -10, 10))
    return new / new.sum()
