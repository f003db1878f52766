# points: 1 · written: bias as a last weight
def adaline_epoch(X, y, w, b, lr):
    v = np.append(w, b).astype(float)
    for x, target in zip(X, y):
        z = np.append(x, 1.0)
        v = v - lr * (z @ v - target) * z
    return v[:-1], v[-1]
