# points: 0 · misconception: the answer to the first example, always
def predict(X, w, b):
    return np.array([1, -1, -1, -1])[: len(X)]
