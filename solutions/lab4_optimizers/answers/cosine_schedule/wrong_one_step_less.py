# points: 0 · misconception: divides by K − 1
def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    share = min(step / max(n_steps - 1, 1), 1.0)
    return lr_end + 0.5 * (lr - lr_end) * (1 + np.cos(np.pi * share))
