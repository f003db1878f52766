# points: 1 · written: the variance from the identity
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.array([fit_predict(X[r], y[r], X_new) for r in rows])
    bias2 = ((y_new - table.mean(axis=0)) ** 2).mean()
    errors = ((y_new - table) ** 2).mean()
    return bias2, errors - bias2
