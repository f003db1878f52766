# points: 0 · misconception: the samples that are right keep their weights
def reweight(sample_weight, alpha, t, y_pred):
    raised = np.where(t != y_pred, sample_weight * np.exp(alpha), sample_weight)
    return raised / raised.sum()
