# points: 0 · misconception: a random start only, the order stays
def minibatches(n, batch_size, rng):
    s=rng.integers(n); o=np.roll(np.arange(n), s); return [o[i:i+batch_size] for i in range(0,n,batch_size)]
