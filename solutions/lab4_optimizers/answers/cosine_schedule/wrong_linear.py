# points: 0 · misconception: a straight line
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    return lr_end + (lr - lr_end) * (1 - min(step / n_steps, 1))
