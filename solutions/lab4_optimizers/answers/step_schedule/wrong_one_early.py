# points: 0 · misconception: drops one step too early
def step_schedule(step, lr, drop, every):
    return lr * drop ** ((step + 1) // every)
