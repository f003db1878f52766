# points: 1 · written: two sums
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    total = np.zeros(len(X_new))
    squares = np.zeros(len(X_new))
    for chosen in rows:
        guess = fit_predict(X[chosen], y[chosen], X_new)
        total = total + guess
        squares = squares + np.square(guess)
    m = total / len(rows)
    return np.mean(np.square(m - y_new)), np.mean(squares / len(rows) - m * m)
