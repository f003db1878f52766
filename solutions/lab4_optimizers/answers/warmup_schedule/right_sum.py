# points: 1 · written: adds up equal parts
def warmup_schedule(step, lr, n_warmup):
    return sum(lr / n_warmup for k in range(n_warmup) if k <= step)
