# points: 0 · misconception: keeps s in an attribute of the function
def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    if state == {}: rmsprop.s = 0.0
    rmsprop.s = alpha*rmsprop.s+(1-alpha)*grads**2
    return params - lr*grads/(np.sqrt(rmsprop.s)+eps), {"x":1}
