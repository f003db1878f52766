# points: 0 · misconception: counts samples from 1
def minibatches(n, batch_size, rng):
    order = rng.permutation(n) + 1
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
