# points: 1 · written: a function for the average
def adamw(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    def mean(name, value, beta):
        return beta * state.get(name, 0.0) + (1 - beta) * value

    new = {"t": state.get("t", 0) + 1, "m": mean("m", grads, beta1), "v": mean("v", grads**2, beta2)}
    up = new["m"] / (1 - beta1 ** new["t"])
    down = np.sqrt(new["v"] / (1 - beta2 ** new["t"])) + eps
    return params - lr * weight_decay * params - lr * up / down, new
