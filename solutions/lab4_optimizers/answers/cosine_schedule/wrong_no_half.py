# points: 0 · misconception: forgets the ½
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    return lr_end + (lr - lr_end) * (1 + np.cos(np.pi * min(step / n_steps, 1)))
