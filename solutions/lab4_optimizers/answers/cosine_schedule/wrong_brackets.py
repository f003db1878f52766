# points: 0 · misconception: the ½ reaches only lr
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    k = min(step, n_steps)
    return lr_end + 0.5 * lr - lr_end * (1 + np.cos(np.pi * k / n_steps))
