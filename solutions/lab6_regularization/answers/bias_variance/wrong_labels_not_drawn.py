# points: 0 · misconception: the values do not go with the rows
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.array([fit_predict(X[r], y[: len(r)], X_new) for r in rows])
    return np.mean((y_new - table.mean(axis=0)) ** 2), table.var(axis=0).mean()
