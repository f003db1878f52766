# points: 1 · written: place by place
def bias_variance(fit_predict, X, y, X_new, y_new, rows):
    guesses = [fit_predict(X[list(r)], y[list(r)], X_new) for r in rows]
    bias2 = variance = 0.0
    for j in range(len(y_new)):
        here = [g[j] for g in guesses]
        m = sum(here) / len(here)
        bias2 += (y_new[j] - m) ** 2
        variance += sum((g - m) ** 2 for g in here) / len(here)
    return bias2 / len(y_new), variance / len(y_new)
