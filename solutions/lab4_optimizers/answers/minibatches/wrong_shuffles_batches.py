# points: 0 · misconception: shuffles the batches, not the samples
def minibatches(n, batch_size, rng):
    batches = [np.arange(i, min(i + batch_size, n)) for i in range(0, n, batch_size)]
    full, last = (batches[:-1], batches[-1:]) if n % batch_size else (batches, [])
    return [full[i] for i in rng.permutation(len(full))] + last
