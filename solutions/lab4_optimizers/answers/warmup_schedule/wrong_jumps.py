# points: 0 · misconception: no growth, only a jump
def warmup_schedule(step, lr, n_warmup):
    return lr if step >= n_warmup else 0.0
