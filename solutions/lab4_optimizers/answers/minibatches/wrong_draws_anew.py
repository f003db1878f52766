# points: 0 · misconception: draws every batch anew
def minibatches(n, batch_size, rng):
    return [rng.choice(n, batch_size) for _ in range(0, n, batch_size)]
