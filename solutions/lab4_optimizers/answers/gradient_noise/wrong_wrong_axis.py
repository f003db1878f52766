# points: 0 · misconception: the mean over the wrong axis
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean()
    return np.mean([(sample_grads[b].mean() - full) ** 2 for b in batches])
