# points: 1 · written: a table of votes and a matrix product
def predict_adaboost(X, stumps, alphas):
    if not stumps:
        return -np.ones(len(X))
    votes = np.array([stump_predict(X, s) for s in stumps])
    return np.where(np.array(alphas) @ votes > 0, 1, -1)
