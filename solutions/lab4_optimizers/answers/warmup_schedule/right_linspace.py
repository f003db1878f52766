# points: 1 · written: a table
def warmup_schedule(step, lr, n_warmup):
    table = np.linspace(lr / n_warmup, lr, n_warmup) if n_warmup > 1 else [lr]
    return table[min(step, n_warmup - 1)]
