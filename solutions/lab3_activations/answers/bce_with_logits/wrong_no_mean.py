# points: 0 · misconception: one loss per sample
def bce_with_logits(z, y):
    return np.logaddexp(0, z) - y * z
