# points: 1 · written: plain lists
def momentum(params, grads, state, lr, mu):
    w, g = params.ravel().tolist(), grads.ravel().tolist()
    v = [mu * a + b for a, b in zip(state.get('v', [0.0] * len(g)), g)]
    return np.reshape([a - lr * b for a, b in zip(w, v)], params.shape), {'v': v}
