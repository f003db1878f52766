# points: 2 · written: boolean masks on copies
def rprop(params, grads, state, lr, shrink=0.5, grow=1.2, smallest=1e-6, largest=50.0):
    step = np.array(state["step"]) if state else np.full(params.shape, float(lr))
    last = np.array(state["last"]) if state else np.zeros(params.shape)
    g, w = grads.copy(), params.copy()
    same, jump = g * last > 0, np.sign(g) * np.sign(last) < 0
    same = np.sign(g) * np.sign(last) > 0
    step[same] *= grow
    step[jump] *= shrink
    step = step.clip(smallest, largest)
    g[jump] = 0
    w[g > 0] -= step[g > 0]
    w[g < 0] += step[g < 0]
    return w, {"step": step, "last": g}
