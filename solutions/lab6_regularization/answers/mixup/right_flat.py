# points: 1 · written: images as rows
def mixup(X, t, k, partner, lam):
    flat, a = X.reshape(len(X), -1), lam[:, None]
    T = np.zeros((len(t), k))
    T[np.arange(len(t)), t] = 1
    mixed = flat[partner] + a * (flat - flat[partner])
    return [mixed.reshape(X.shape), T[partner] + a * (T - T[partner])]
