# points: 0 · misconception: calls adam, though adamw must stand on its own
def adamw(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new, state = adam(params, grads, state, lr, beta1, beta2, eps)
    return new - lr*weight_decay*params, state
