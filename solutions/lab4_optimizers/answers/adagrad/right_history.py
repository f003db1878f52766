# points: 1 · written: keeps all gradients
def adagrad(params, grads, state, lr, eps=1e-10):
    seen = [*state.get("seen", []), grads]
    return params - lr * grads / (np.linalg.norm(seen, axis=0) + eps), {"seen": seen}
