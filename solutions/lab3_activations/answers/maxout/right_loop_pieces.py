# points: 1 · written: a loop over the pieces
def maxout(X, W, b):
    best = X @ W[0] + b[0]
    for weights, bias in zip(W[1:], b[1:], strict=True):
        best = np.maximum(best, X @ weights + bias)
    return best
