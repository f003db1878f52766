# points: 0 · misconception: grows with the square
def warmup_schedule(step, lr, n_warmup):
    return lr * min(1.0, (step + 1) / n_warmup) ** 2
