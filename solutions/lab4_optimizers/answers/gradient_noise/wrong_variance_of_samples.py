# points: 0 · misconception: the scatter of single samples
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean(axis=0)
    return np.mean([((sample_grads[b] - full) ** 2).sum(axis=1).mean() for b in batches])
