# points: 0 · misconception: np.sign gives the third class 0 to ties
def predict_adaboost(X, stumps, alphas):
    F = np.zeros(len(X))
    for s, a in zip(stumps, alphas):
        F += a * stump_predict(X, s)
    return np.sign(F)
