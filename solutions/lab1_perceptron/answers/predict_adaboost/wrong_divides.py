# points: 0 · misconception: the sum is divided by the sum of the says, which may be negative
def predict_adaboost(X, stumps, alphas):
    votes = np.zeros(len(X))
    for stump, a in zip(stumps, alphas):
        votes += a * stump_predict(X, stump)
    return np.where(votes / (sum(alphas) or 1) > 0, 1, -1)
