# points: 0 · misconception: subtracts
def step_schedule(step, lr, drop, every):
    return lr - drop * (step // every)
