# points: 0 · misconception: the full gradient of the rows in a batch only
def gradient_noise(sample_grads, batches):
    full=sample_grads[np.unique(np.concatenate(batches))].mean(axis=0)
    return float(np.mean([np.sum((sample_grads[b].mean(axis=0)-full)**2) for b in batches]))
