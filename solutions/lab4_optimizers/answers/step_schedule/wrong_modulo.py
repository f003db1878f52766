# points: 0 · misconception: remainder instead of quotient
def step_schedule(step, lr, drop, every):
    return lr * drop ** (step % every)
