# points: 0 · misconception: the first rate is 0
def warmup_schedule(step, lr, n_warmup):
    return lr * min(1.0, step / n_warmup)
