# points: 0 · misconception: only the last stump speaks
def predict_adaboost(X, stumps, alphas):
    F = np.zeros(len(X))
    for s, a in zip(stumps, alphas):
        F = a * stump_predict(X, s)
    return np.where(F > 0, 1, -1)
