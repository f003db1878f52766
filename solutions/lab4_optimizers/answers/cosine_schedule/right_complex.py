# points: 1 · written: the real part of a rotation
import cmath

def cosine_schedule(step, lr, n_steps, lr_end=0.0):
    angle = cmath.pi * min(1, step / n_steps)
    return float(lr_end + (lr - lr_end) / 2 * (1 + cmath.exp(1j * angle).real))
