# points: 0 · misconception: mistakes as 0 and 1 in the exponent, with half of the effect
def reweight(sample_weight, alpha, t, y_pred):
    raised = sample_weight * np.exp(alpha * (t != y_pred))
    return raised / raised.sum()
