# points: 1 · written: sample by sample
def mixup(X, t, k, partner, lam):
    mixed, targets = np.zeros(X.shape), np.zeros((len(X), k))
    for i, j in enumerate(partner):
        mixed[i] = lam[i] * X[i] + (1 - lam[i]) * X[j]
        targets[i, t[i]] += lam[i]
        targets[i, t[j]] += 1 - lam[i]
    return mixed, targets
