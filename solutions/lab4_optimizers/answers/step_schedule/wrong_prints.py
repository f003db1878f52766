# points: 0 · misconception: prints the rate
def step_schedule(step, lr, drop, every):
    print(lr * drop ** (step // every))
