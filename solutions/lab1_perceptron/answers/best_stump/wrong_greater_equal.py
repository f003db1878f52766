# points: 0 · misconception: searches with ≥ although the stump asks for >
def best_stump(X, t, sample_weight):
    def error(s):
        j, c, p = s
        return sample_weight[np.where(X[:, j] >= c, p, -p) != t].sum()

    stumps = [(j, x, p) for j in range(X.shape[1]) for x in X[:, j] for p in (-1, 1)]
    return min(stumps, key=error)
