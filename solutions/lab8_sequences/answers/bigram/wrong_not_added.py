# points: 0 · misconception: nothing is added below
def bigram(codes, mask, k, added):
    N = np.zeros((k, k))
    real = mask[:, 1:]
    np.add.at(N, (codes[:, :-1][real], codes[:, 1:][real]), 1)
    return (N + added) / np.maximum(N.sum(axis=1, keepdims=True), 1)
