# points: 0 · misconception: the larger of 1 and the share
def warmup_schedule(step, lr, n_warmup):
    return lr * max(1, (step + 1) / n_warmup)
