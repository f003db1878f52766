# points: 0 · misconception: added to the probabilities
def bigram(codes, mask, k, added):
    N = np.zeros((k, k))
    real = mask[:, 1:]
    np.add.at(N, (codes[:, :-1][real], codes[:, 1:][real]), 1)
    P = N / np.maximum(N.sum(axis=1, keepdims=True), 1) + added
    return P / P.sum(axis=1, keepdims=True)
