# points: 0 · misconception: divided by the sum of the old weights
def reweight(sample_weight, alpha, t, y_pred):
    return sample_weight * np.exp(-alpha * t * y_pred) / sample_weight.sum()
