# points: 1 · written: Python's sum with arrays
def predict_adaboost(X, stumps, alphas):
    total = sum((a * stump_predict(X, s) for a, s in zip(alphas, stumps)), start=np.zeros(len(X)))
    return 2 * (total > 0).astype(int) - 1
