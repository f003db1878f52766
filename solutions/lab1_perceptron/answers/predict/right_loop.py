# points: 1 · written: with loops and a plain list
def predict(X, w, b):
    classes = []
    for row in X:
        score = b
        for x, weight in zip(row, w):
            score += x * weight
        classes.append(1 if score > 0 else -1)
    return classes
