# points: 0 · misconception: moves with the velocity from before
def momentum(params, grads, state, lr, mu):
    v = state.get("v", np.zeros_like(params))
    return params - lr * v, {"v": mu * v + grads}
