# points: 1 · written: einsum and integer array filled by mask
def predict(X, w, b):
    scores = np.einsum("ij,j->i", X, w) + b
    classes = -np.ones(len(X), dtype=int)
    classes[scores > 0] = 1
    return classes
