# points: 0 · misconception: drops only once
def step_schedule(step, lr, drop, every):
    return lr * drop if step >= every else lr
