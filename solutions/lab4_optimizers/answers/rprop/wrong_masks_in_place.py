# points: 0 · misconception: changes the remembered lengths in place
def rprop(params, grads, state, lr, shrink=0.5, grow=1.2, smallest=1e-6, largest=50.0):
    if not state:
        state = {"step": np.full_like(params, lr), "g": np.zeros_like(params)}
    step, agree = state["step"], grads * state["g"]
    step[agree > 0] *= grow
    step[agree < 0] *= shrink
    step = np.clip(step, smallest, largest)
    g = np.where(agree < 0, 0.0, grads)
    return params - np.sign(g) * step, {"step": step, "g": g}
