# points: 0 · misconception: how frequent the second sign is, whatever stands before
def bigram(codes, mask, k, added):
    counts = np.full((k, k), float(added))
    real = mask[:, 1:]
    np.add.at(counts, (codes[:, :-1][real], codes[:, 1:][real]), 1)
    return np.tile(counts.sum(axis=0) / counts.sum(), (k, 1))
