# points: 0 · misconception: sums over the places
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.array([fit_predict(X[r], y[r], X_new) for r in rows])
    return np.sum((y_new - table.mean(axis=0)) ** 2), table.var(axis=0).sum()
