# points: 1 · written: a matrix with both log-probabilities
def bce_with_logits(z, y):
    scores = np.stack([np.zeros_like(z), z])
    logs = scores - np.logaddexp.reduce(scores)
    return -((1 - y) * logs[0] + y * logs[1]).sum() / y.size
