# points: 0 · misconception: grows beyond lr
def warmup_schedule(step, lr, n_warmup):
    return lr * (step + 1) / n_warmup
