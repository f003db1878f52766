# points: 0 · misconception: drops at step 0, too
def step_schedule(step, lr, drop, every):
    for k in range(step):
        if k % every == 0:
            lr = lr * drop
    return lr
