# points: 2 · written: element by element, a list and a tuple
def perceptron_step(x, t, w, b, lr):
    score = b + sum(wi * xi for wi, xi in zip(w, x))
    if score * t > 0:
        return list(w), b
    return [wi + lr * t * xi for wi, xi in zip(w, x)], b + lr * t
