# points: 0 · misconception: forgets to subtract the full gradient
def gradient_noise(sample_grads, batches):
    return np.mean([(sample_grads[b].mean(axis=0) ** 2).sum() for b in batches])
