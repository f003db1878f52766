# points: 0 · misconception: step + 1 / n_warmup without a bracket
def warmup_schedule(step, lr, n_warmup):
    return lr * min(1.0, step + 1 / n_warmup)
