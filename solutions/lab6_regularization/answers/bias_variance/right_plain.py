# points: 1 · written: a table of predictions
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.array([fit_predict(X[chosen], y[chosen], X_new) for chosen in rows])
    mean = table.mean(axis=0)
    return np.mean((y_new - mean) ** 2), np.mean((table - mean) ** 2)
