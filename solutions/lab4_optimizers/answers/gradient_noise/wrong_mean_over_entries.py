# points: 0 · misconception: the mean over the d entries
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean(axis=0)
    return np.mean([((sample_grads[b].mean(axis=0) - full) ** 2).mean() for b in batches])
