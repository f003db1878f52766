# points: 1 · written: arithmetic on a comparison, result in float
def predict(X, w, b):
    return 2.0 * (np.dot(X, w) + b > 0) - 1.0
