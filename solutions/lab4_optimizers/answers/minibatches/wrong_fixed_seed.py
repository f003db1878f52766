# points: 0 · misconception: seeds a new generator each time
def minibatches(n, batch_size, rng):
    order = np.random.default_rng(0).permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
