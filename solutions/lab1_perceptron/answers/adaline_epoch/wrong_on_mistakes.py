# points: 0 · misconception: steps only where the sign is wrong, as Rosenblatt's rule does
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        score = x @ w + b
        if target * score <= 0:
            w, b = w - lr * (score - target) * x, b - lr * (score - target)
    return w, b
