# points: 2 · written: weighted means over all gradients
def adam(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    seen = np.array([*state.get("seen", []), grads])
    ages = np.arange(len(seen))[::-1]
    shape = (-1,) + (1,) * grads.ndim
    p = (beta1**ages / np.sum(beta1**ages)).reshape(shape)
    q = (beta2**ages / np.sum(beta2**ages)).reshape(shape)
    return params - lr * (p * seen).sum(0) / (np.sqrt((q * seen**2).sum(0)) + eps), {"seen": list(seen)}
