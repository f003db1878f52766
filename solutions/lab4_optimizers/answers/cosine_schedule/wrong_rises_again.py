# points: 0 · misconception: rises again after n_steps
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    return lr_end + 0.5 * (lr - lr_end) * (1 + np.cos(np.pi * step / n_steps))
