# points: 0 · misconception: the standard deviation
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.array([fit_predict(X[r], y[r], X_new) for r in rows])
    return np.mean((y_new - table.mean(axis=0)) ** 2), table.std(axis=0).mean()
