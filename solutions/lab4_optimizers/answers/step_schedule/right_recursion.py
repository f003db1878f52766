# points: 1 · written: calls itself
def step_schedule(step, lr, drop, every):
    return lr if step < every else drop * step_schedule(step - every, lr, drop, every)
