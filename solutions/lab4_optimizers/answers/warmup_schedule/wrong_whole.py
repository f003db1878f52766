# points: 0 · misconception: divides without remainder
def warmup_schedule(step, lr, n_warmup):
    return lr * min(1, (step + 1) // n_warmup)
