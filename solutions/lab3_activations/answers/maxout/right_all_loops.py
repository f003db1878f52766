# points: 1 · written: one number at a time, lists
def maxout(X, W, b):
    def unit(x, j):
        return max(sum(xi * wi for xi, wi in zip(x, w[:, j])) + c[j] for w, c in zip(W, b))

    return [[unit(x, j) for j in range(W.shape[2])] for x in X]
