# points: 0 · misconception: multiplies instead of taking a power
def step_schedule(step, lr, drop, every):
    n = step // every
    return lr * drop * n if n else lr
