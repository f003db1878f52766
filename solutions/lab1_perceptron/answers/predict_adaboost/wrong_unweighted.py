# points: 0 · misconception: one voice for each stump
def predict_adaboost(X, stumps, alphas):
    F = np.zeros(len(X))
    for s in stumps:
        F += stump_predict(X, s)
    return np.where(F > 0, 1, -1)
