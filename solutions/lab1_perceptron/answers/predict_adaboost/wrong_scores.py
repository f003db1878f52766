# points: 0 · misconception: returns the sums instead of classes
def predict_adaboost(X, stumps, alphas):
    F = np.zeros(len(X))
    for s, a in zip(stumps, alphas):
        F += a * stump_predict(X, s)
    return F
