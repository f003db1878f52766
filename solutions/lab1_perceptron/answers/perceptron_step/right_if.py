# points: 2 · written: the condition the other way round, with copies
def perceptron_step(x, t, w, b, lr):
    new_w = np.array(w, dtype=float)
    if t * (np.dot(w, x) + b) <= 0:
        new_w += lr * t * x
        b = b + lr * t
    return new_w, b
