# points: 1 · written: sorts by random keys, lists of integers
def minibatches(n, batch_size, rng):
    keys = rng.random(n)
    left, out = sorted(range(n), key=lambda i: keys[i]), []
    while left:
        out.append(left[:batch_size])
        left = left[batch_size:]
    return out
