# points: 2 · written: loops over midpoints and a threshold below all
def best_stump(X, t, sample_weight):
    best = (float("inf"), None)
    for j in range(X.shape[1]):
        values = sorted(set(X[:, j].tolist()))
        cuts = [values[0] - 1] + [(a + b) / 2 for a, b in zip(values, values[1:])]
        for cut in cuts:
            for p in (1, -1):
                h = np.array([p if x > cut else -p for x in X[:, j]])
                error = sum(sample_weight[h != t])
                if error < best[0]:
                    best = (error, (j, cut, p))
    return best[1]
