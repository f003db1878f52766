# points: 0 · misconception: takes batch_size for the number of batches
def minibatches(n, batch_size, rng):
    return [np.sort(part) for part in np.array_split(rng.permutation(n), batch_size)]
