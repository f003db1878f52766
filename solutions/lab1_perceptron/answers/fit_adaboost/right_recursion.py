# points: 2 · written: recursion over the rounds
def fit_adaboost(X, t, n_rounds, weights=None):
    if weights is None:
        weights = np.ones(len(t)) / len(t)
    if n_rounds == 0:
        return [], [], []
    stump = best_stump(X, t, weights)
    said = stump_predict(X, stump)
    error = weighted_error(said, t, weights)
    if error >= 0.5:
        return [], [], []
    weight = alpha(error)
    if error == 0:
        return [stump], [weight], [error]
    later = fit_adaboost(X, t, n_rounds - 1, reweight(weights, weight, t, said))
    return [stump, *later[0]], [weight, *later[1]], [error, *later[2]]
