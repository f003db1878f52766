# points: 1 · written: keeps all the gradients, weighted
def heavy_ball(params, grads, state, lr, momentum):
    pushes = [*state.get('pushes', []), lr * grads]
    n = len(pushes)
    v = -sum(momentum ** (n - 1 - i) * p for i, p in enumerate(pushes))
    return params + v, {'pushes': pushes}
