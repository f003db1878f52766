# points: 0 · misconception: only stumps with a positive say vote
def predict_adaboost(X, stumps, alphas):
    votes = np.zeros(len(X))
    for stump, a in zip(stumps, alphas):
        votes += max(a, 0) * stump_predict(X, stump)
    return np.where(votes > 0, 1, -1)
