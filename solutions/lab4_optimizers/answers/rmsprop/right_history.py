# points: 1 · written: a weighted sum over all gradients
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    squares = [*state.get("squares", []), grads**2]
    n = len(squares)
    s = sum((1 - alpha) * alpha ** (n - 1 - i) * q for i, q in enumerate(squares))
    return params - lr * grads / (np.sqrt(s) + eps), {"squares": squares}
