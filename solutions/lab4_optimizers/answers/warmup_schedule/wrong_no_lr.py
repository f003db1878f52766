# points: 0 · misconception: forgets lr
def warmup_schedule(step, lr, n_warmup):
    return min(1.0, (step + 1) / n_warmup)
