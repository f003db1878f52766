# points: 1 · written: var along the samples' axis
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    table = np.stack([np.asarray(fit_predict(X[r], y[r], X_new), dtype=float) for r in rows])
    return float(((table.mean(0) - y_new) ** 2).mean()), float(table.var(axis=0).mean())
