# points: 0 · misconception: a tie belongs to class +1
def predict_adaboost(X, stumps, alphas):
    F = np.zeros(len(X))
    for s, a in zip(stumps, alphas):
        F += a * stump_predict(X, s)
    return np.where(F >= 0, 1, -1)
