# points: 0 · misconception: only the stump with the largest weight votes
def predict_adaboost(X, stumps, alphas):
    if not stumps:
        return -np.ones(len(X))
    return stump_predict(X, stumps[int(np.argmax(alphas))])
