# points: 1 · written: one minus a sine
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    x = np.clip(step / n_steps, 0, 1)
    return lr - (lr - lr_end) * np.sin(np.pi * x / 2) ** 2
