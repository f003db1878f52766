# points: 0 · misconception: the old weights are forgotten
def reweight(sample_weight, alpha, t, y_pred):
    raised = np.exp(-alpha * t * y_pred)
    return raised / raised.sum()
