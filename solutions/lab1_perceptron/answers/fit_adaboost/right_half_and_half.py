# points: 2 · written: new weights by "the mistakes get half of the weight"
def fit_adaboost(X, t, n_rounds):
    weights = np.full(len(t), 1 / len(t))
    stumps, alphas, errors = [], [], []
    for _ in range(n_rounds):
        stump = best_stump(X, t, weights)
        wrong = stump_predict(X, stump) != t
        error = weights[wrong].sum()
        if error >= 0.5:
            break
        stumps.append(stump)
        errors.append(error)
        alphas.append(alpha(error))
        if error == 0:
            break
        weights = np.where(wrong, weights / (2 * error), weights / (2 * (1 - error)))
    return stumps, alphas, errors
