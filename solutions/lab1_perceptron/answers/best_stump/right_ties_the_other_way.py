# points: 2 · written: from the last feature and the largest threshold down, a list
def best_stump(X, t, sample_weight):
    best, answer = 2.0, None
    for j in reversed(range(X.shape[1])):
        for cut in [*np.unique(X[:, j])[::-1], -np.inf]:
            above = np.where(X[:, j] > cut, 1, -1)
            error = np.average(above != t, weights=sample_weight)
            if min(error, 1 - error) < best:
                best = min(error, 1 - error)
                answer = [j, cut, 1 if error <= 0.5 else -1]
    return answer
