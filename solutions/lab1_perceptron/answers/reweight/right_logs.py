# points: 1 · written: in logarithms, shifted by the largest
def reweight(sample_weight, alpha, t, y_pred):
    z = np.log(sample_weight) - alpha * t * y_pred
    e = np.exp(z - z.max())
    return e / e.sum()
