# points: 0 · misconception: the first pair of each word is missing
def bigram(codes, mask, k, added):
    counts = np.full((k, k), float(added))
    real = mask[:, 1:].copy()
    real[:, :1] = False
    np.add.at(counts, (codes[:, :-1][real], codes[:, 1:][real]), 1)
    return counts / counts.sum(axis=1, keepdims=True)
