# points: 1 · written: np.sign, with ties mended afterwards
def predict(X, w, b):
    classes = np.sign(X @ w + b)
    classes[classes == 0] = -1
    return classes
