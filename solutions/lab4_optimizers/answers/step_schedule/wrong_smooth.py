# points: 0 · misconception: does not round down
def step_schedule(step, lr, drop, every):
    return lr * drop ** (step / every)
