# points: 1 · written: mistakes times exp(2·alpha), the same after normalising
def reweight(sample_weight, alpha, t, y_pred):
    raised = np.array(sample_weight, dtype=float)
    raised[t != y_pred] *= np.exp(2 * alpha)
    return raised / raised.sum()
