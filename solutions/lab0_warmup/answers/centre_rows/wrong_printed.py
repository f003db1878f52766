# points: 0 · misconception: prints instead of returning
def centre_rows(X):
    print(X - X.mean(axis=1, keepdims=True))
