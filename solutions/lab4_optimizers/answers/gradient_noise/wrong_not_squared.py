# points: 0 · misconception: the distance, not its square
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean(axis=0)
    return np.mean([np.linalg.norm(sample_grads[b].mean(axis=0) - full) for b in batches])
