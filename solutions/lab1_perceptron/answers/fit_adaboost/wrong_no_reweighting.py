# points: 0 · misconception: the weights never change
def fit_adaboost(X, t, n_rounds):
    weights = np.full(len(t), 1 / len(t))
    stumps, alphas, errors = [], [], []
    for _ in range(n_rounds):
        stump = best_stump(X, t, weights)
        h = stump_predict(X, stump)
        error = weighted_error(h, t, weights)
        if error >= 0.5:
            break
        stumps.append(stump)
        alphas.append(alpha(error))
        errors.append(error)
        if error == 0:
            break
        reweight(weights, alphas[-1], t, h)
    return stumps, alphas, errors
