# points: 0 · misconception: the sign is flipped
def bce_with_logits(z, y):
    return np.mean(y * z - np.logaddexp(0, z))
