# points: 0 · misconception: sums over the batch
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean(axis=0)
    return np.mean([((sample_grads[b].sum(axis=0) - full) ** 2).sum() for b in batches])
