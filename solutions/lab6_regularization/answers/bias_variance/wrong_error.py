# points: 0 · misconception: the mean squared error in place of bias²
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.array([fit_predict(X[r], y[r], X_new) for r in rows])
    return np.mean((y_new - table) ** 2), np.mean((table - table.mean(axis=0)) ** 2)
