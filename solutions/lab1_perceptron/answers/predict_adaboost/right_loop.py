# points: 1 · written: loops over samples and stumps
def predict_adaboost(X, stumps, alphas):
    classes = []
    for x in X:
        total = 0
        for (j, c, p), a in zip(stumps, alphas):
            total += a * (p if x[j] > c else -p)
        classes.append(1 if total > 0 else -1)
    return classes
