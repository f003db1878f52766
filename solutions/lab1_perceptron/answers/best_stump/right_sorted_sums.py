# points: 2 · written: sorting and running sums
def best_stump(X, t, sample_weight):
    best, answer = np.inf, None
    total = sample_weight.sum()
    for j in range(X.shape[1]):
        order = np.argsort(X[:, j], kind="stable")
        x, signed = X[order, j], (sample_weight * t)[order]
        # error of p = +1 with the first k samples at or below the threshold
        plus_below = np.concatenate([[0], np.cumsum(np.where(signed > 0, signed, 0))])
        minus_above = np.where(signed < 0, -signed, 0).sum() - np.concatenate(
            [[0], np.cumsum(np.where(signed < 0, -signed, 0))]
        )
        errors = plus_below + minus_above
        for k in range(len(x) + 1):
            if 0 < k < len(x) and x[k - 1] == x[k]:
                continue
            threshold = -np.inf if k == 0 else x[k - 1]
            for p, error in ((1, errors[k]), (-1, total - errors[k])):
                if error < best:
                    best, answer = error, (j, threshold, p)
    return answer
