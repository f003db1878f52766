# points: 2 · written: weights and bias in one vector
def perceptron_step(x, t, w, b, lr):
    v, z = np.append(w, b), np.append(x, 1)
    if np.sign(v @ z) != np.sign(t):
        v = v + lr * t * z
    return v[:-1], v[-1]
