# points: 0 · misconception: changes the caller's weights
def reweight(sample_weight, alpha, t, y_pred):
    sample_weight *= np.exp(-alpha * t * y_pred)
    sample_weight /= sample_weight.sum()
    return sample_weight
