# points: 1 · written: a matrix of shares
def gradient_noise(sample_grads, batches):
    shares = np.zeros((len(batches), len(sample_grads)))
    for row, b in zip(shares, batches):
        np.add.at(row, b, 1 / len(b))
    errors = shares @ sample_grads - sample_grads.mean(axis=0)
    return np.einsum('ij,ij->', errors, errors) / len(batches)
