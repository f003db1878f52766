# points: 0 · misconception: drops one step too late
def step_schedule(step, lr, drop, every):
    return lr * drop ** (max(step - 1, 0) // every)
