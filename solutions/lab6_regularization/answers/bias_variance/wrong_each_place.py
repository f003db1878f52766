# points: 0 · misconception: one value for each place
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.array([fit_predict(X[r], y[r], X_new) for r in rows])
    return (y_new - table.mean(axis=0)) ** 2, table.var(axis=0)
