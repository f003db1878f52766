# points: 0 · misconception: ignores lr_end
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    return 0.5 * lr * (1 + np.cos(np.pi * min(step / n_steps, 1)))
