# points: 0 · misconception: the pair from the end into the filling counts
def bigram(codes, mask, k, added):
    counts = np.full((k, k), float(added))
    real = mask[:, :-1]
    np.add.at(counts, (codes[:, :-1][real], codes[:, 1:][real]), 1)
    return counts / counts.sum(axis=1, keepdims=True)
