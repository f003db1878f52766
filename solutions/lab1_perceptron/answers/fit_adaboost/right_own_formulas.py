# points: 2 · written: with the formulas written out, tuples of arrays
def fit_adaboost(X, t, n_rounds):
    n = X.shape[0]
    D = np.ones(n) / n
    stumps, alphas, errors = [], [], []
    for m in range(n_rounds):
        h = best_stump(X, t, D)
        p = stump_predict(X, h)
        e = D[p != t].sum()
        if e >= 0.5:
            break
        c = min(max(e, 1e-10), 1 - 1e-10)
        a = 0.5 * np.log((1 - c) / c)
        stumps.append(h)
        alphas.append(a)
        errors.append(e)
        if e == 0:
            break
        D = D * np.exp(-a * t * p)
        D = D / D.sum()
    return stumps, np.array(alphas), np.array(errors)
