# points: 0 · misconception: adds lr_end to the whole
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    return lr_end + 0.5 * lr * (1 + np.cos(np.pi * min(step / n_steps, 1)))
