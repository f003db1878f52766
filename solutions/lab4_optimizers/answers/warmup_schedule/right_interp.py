# points: 1 · written: np.interp
def warmup_schedule(step, lr, n_warmup):
    return np.interp(step + 1, [0, n_warmup], [0, lr])
