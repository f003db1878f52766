# points: 0 · misconception: a tuple of numbers for every batch
def minibatches(n, batch_size, rng):
    order = rng.permutation(n).tolist()
    return [tuple(order[start : start + batch_size]) for start in range(0, n, batch_size)]
