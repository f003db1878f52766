# points: 0 · misconception: weighs the batches by their length
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean(axis=0)
    squares = [((sample_grads[b].mean(axis=0) - full) ** 2).sum() for b in batches]
    return float(np.average(squares, weights=[len(b) for b in batches]))
