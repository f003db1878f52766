# points: 0 · misconception: falls instead of growing
def warmup_schedule(step, lr, n_warmup):
    return lr * max(0.0, 1 - (step + 1) / n_warmup)
