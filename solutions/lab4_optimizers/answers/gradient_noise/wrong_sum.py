# points: 0 · misconception: the sum over the batches
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean(axis=0)
    return sum(((sample_grads[b].mean(axis=0) - full) ** 2).sum() for b in batches)
