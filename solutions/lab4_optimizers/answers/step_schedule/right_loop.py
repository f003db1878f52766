# points: 1 · written: drops in a loop
def step_schedule(step, lr, drop, every):
    while step >= every:
        lr, step = lr * drop, step - every
    return lr
