# points: 0 · misconception: a stump with an error below 0.05 is good enough to stop
def fit_adaboost(X, t, n_rounds):
    v = np.full(len(t), 1 / len(t))
    stumps, alphas, errors = [], [], []
    for _ in range(n_rounds):
        s = best_stump(X, t, v)
        h = stump_predict(X, s)
        e = weighted_error(h, t, v)
        if e >= 0.5:
            break
        stumps.append(s), alphas.append(alpha(e)), errors.append(e)
        if e < 0.05:
            break
        v = reweight(v, alphas[-1], t, h)
    return stumps, alphas, errors
