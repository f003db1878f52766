# points: 0 · misconception: SciPy's correlate2d does the work
from scipy.signal import correlate2d


def conv2d(x, weight, bias, stride, padding):
    p = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    return np.array([
        [sum(correlate2d(ch, k, mode="valid") for ch, k in zip(im, f))[::stride, ::stride] + b
         for f, b in zip(weight, bias)]
        for im in p
    ])
