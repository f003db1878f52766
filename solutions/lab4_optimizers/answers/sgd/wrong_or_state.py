# points: 0 · misconception: state.get(…) or …: an array has no truth value
def sgd(params, grads, state, lr):
    v = state.get("v") or np.zeros_like(params)
    return params - lr*grads, {"v": v}
