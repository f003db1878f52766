# points: 0 · misconception: the mean of the batches as full gradient
def gradient_noise(sample_grads, batches):
    means = np.array([sample_grads[b].mean(axis=0) for b in batches])
    full = means.mean(axis=0)
    return ((means - full) ** 2).sum(axis=1).mean()
