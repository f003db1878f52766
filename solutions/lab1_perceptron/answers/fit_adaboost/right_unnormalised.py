# points: 2 · written: the weights start at 1, not at 1/n
def fit_adaboost(X, t, n_rounds):
    weights = np.ones(len(t))
    rounds = []
    while len(rounds) < n_rounds:
        stump = best_stump(X, t, weights)
        h = stump_predict(X, stump)
        error = weighted_error(h, t, weights)
        if not error < 0.5:
            break
        weight = alpha(error)
        rounds.append((stump, weight, error))
        if error == 0:
            break
        weights = reweight(weights, weight, t, h)
    return [r[0] for r in rounds], [r[1] for r in rounds], [r[2] for r in rounds]
