# points: 0 · misconception: the weights do not add up to 1
def reweight(sample_weight, alpha, t, y_pred):
    return sample_weight * np.exp(-alpha * t * y_pred)
