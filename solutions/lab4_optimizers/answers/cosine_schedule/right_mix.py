# points: 1 · written: a mixture of start and end
import math

def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    w = (1 + math.cos(math.pi * min(step, n_steps) / n_steps)) / 2
    return w * lr + (1 - w) * lr_end
