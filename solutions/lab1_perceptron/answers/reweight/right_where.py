# points: 1 · written: np.where instead of the product
def reweight(sample_weight, alpha, t, y_pred):
    factor = np.where(t == y_pred, np.exp(-alpha), np.exp(alpha))
    raised = factor * sample_weight
    return raised / np.sum(raised)
