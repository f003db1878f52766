# points: 1 · written: the square of a cosine of half the angle
import math

def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    if step >= n_steps:
        return lr_end
    return lr_end + (lr - lr_end) * math.cos(math.pi * step / (2 * n_steps)) ** 2
