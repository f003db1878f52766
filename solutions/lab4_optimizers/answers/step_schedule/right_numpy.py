# points: 1 · written: a NumPy scalar
def step_schedule(step, lr, drop, every):
    return np.prod([lr] + [drop] * int(step / every))
