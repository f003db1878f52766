# points: 0 · misconception: np.sign gives the third class 0 to ties
def predict(X, w, b):
    return np.sign(X @ w + b)
