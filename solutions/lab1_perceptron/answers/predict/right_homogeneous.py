# points: 1 · written: bias as an extra column of ones
def predict(X, w, b):
    ones = np.ones((X.shape[0], 1))
    scores = np.hstack([X, ones]) @ np.append(w, b)
    return np.array([1 if s > 0 else -1 for s in scores])
