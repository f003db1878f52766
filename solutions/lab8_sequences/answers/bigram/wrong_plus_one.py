# points: 0 · misconception: adds 1 whatever is asked for
def bigram(codes, mask, k, added):
    counts = np.full((k, k), 1.0)
    real = mask[:, 1:]
    np.add.at(counts, (codes[:, :-1][real], codes[:, 1:][real]), 1)
    return counts / counts.sum(axis=1, keepdims=True)
