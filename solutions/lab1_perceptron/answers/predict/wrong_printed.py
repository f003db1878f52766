# points: 0 · misconception: prints instead of returning
def predict(X, w, b):
    print(np.where(X @ w + b > 0, 1, -1))
