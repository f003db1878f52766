# points: 0 · misconception: the weights of the mistakes shrink
def reweight(sample_weight, alpha, t, y_pred):
    raised = sample_weight * np.exp(alpha * t * y_pred)
    return raised / raised.sum()
