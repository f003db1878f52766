# points: 0 · misconception: a sum near 0 counts as a tie
def predict_adaboost(X, stumps, alphas):
    votes = np.zeros(len(X))
    for stump, a in zip(stumps, alphas):
        votes += a * stump_predict(X, stump)
    return np.where(votes > 1e-8, 1, -1)
