# points: 0 · misconception: no weight becomes smaller than 1e-8
def reweight(sample_weight, alpha, t, y_pred):
    new = sample_weight * np.exp(-alpha * t * y_pred)
    new = np.maximum(new / new.sum(), 1e-9)
    return new / new.sum()
