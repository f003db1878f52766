# points: 0 · misconception: a running sum that puts a threshold between equal values
def best_stump(X, t, sample_weight):
    best, smallest = None, np.inf
    for j in range(X.shape[1]):
        order = np.argsort(X[:, j], kind="stable")
        x, below = X[order, j], np.append(0.0, np.cumsum((sample_weight * t)[order]))
        errors = (sample_weight.sum() + 2 * below - below[-1]) / 2
        cuts = np.append(x[0] - 1, np.append((x[1:] + x[:-1]) / 2, x[-1]))
        for p, candidates in ((1, errors), (-1, sample_weight.sum() - errors)):
            i = candidates.argmin()
            if candidates[i] < smallest:
                best, smallest = (j, cuts[i], p), candidates[i]
    return best
