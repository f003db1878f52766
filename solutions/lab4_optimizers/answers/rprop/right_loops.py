# points: 2 · written: loops over the elements
def rprop(params, grads, state, lr, shrink=0.5, grow=1.2, smallest=1e-6, largest=50.0):
    w, g = params.ravel(), grads.ravel()
    steps = list(state.get("steps", [lr] * w.size))
    before = list(state.get("before", [0.0] * w.size))
    out = []
    for j in range(w.size):
        product = g[j] * before[j]
        if product > 0:
            steps[j] *= grow
        elif product < 0:
            steps[j] *= shrink
        steps[j] = min(max(steps[j], smallest), largest)
        before[j] = 0.0 if product < 0 else float(g[j])
        move = 0.0 if before[j] == 0 else (steps[j] if before[j] > 0 else -steps[j])
        out.append(w[j] - move)
    return np.array(out).reshape(params.shape), {"steps": steps, "before": before}
