# points: 0 · misconception: compares with 1 after multiplying
def warmup_schedule(step, lr, n_warmup):
    return min(1.0, lr * (step + 1) / n_warmup)
