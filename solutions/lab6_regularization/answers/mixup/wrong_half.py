# points: 0 · misconception: always one half
def mixup(X, t, k, partner, lam):
    T = np.eye(k)[t]
    return (X + X[partner]) / 2, (T + T[partner]) / 2
