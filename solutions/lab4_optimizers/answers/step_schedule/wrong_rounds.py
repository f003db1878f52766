# points: 0 · misconception: rounds to the nearest
def step_schedule(step, lr, drop, every):
    return lr * drop ** round(step / every)
