# points: 0 · misconception: does not forget the gradient after a jump
def rprop(params, grads, state, lr, shrink=0.5, grow=1.2, smallest=1e-6, largest=50.0):
    if not state:
        state = {"step": np.full_like(params, lr), "g": np.zeros_like(params)}
    agree = np.sign(grads * state["g"])
    factor = np.where(agree > 0, grow, np.where(agree < 0, shrink, 1.0))
    step = np.clip(state["step"] * factor, smallest, largest)
    g = np.where(agree < 0, 0.0, grads)
    return params - np.sign(g) * step, {"step": step, "g": grads}
