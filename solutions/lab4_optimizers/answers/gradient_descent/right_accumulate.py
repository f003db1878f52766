# points: 1 · written: folds with itertools
from itertools import accumulate

def gradient_descent(f_prime, start, eta, steps):
    points = accumulate(range(steps), lambda w, _: w - eta * f_prime(w), initial=start)
    return np.stack(list(points))
