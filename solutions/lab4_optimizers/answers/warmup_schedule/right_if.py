# points: 1 · written: two cases
def warmup_schedule(step, lr, n_warmup):
    if step + 1 >= n_warmup:
        return lr
    return lr * (step + 1) / n_warmup
