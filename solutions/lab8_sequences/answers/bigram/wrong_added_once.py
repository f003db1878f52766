# points: 0 · misconception: added once below, not k times
def bigram(codes, mask, k, added):
    N = np.zeros((k, k))
    real = mask[:, 1:]
    np.add.at(N, (codes[:, :-1][real], codes[:, 1:][real]), 1)
    return (N + added) / (N.sum(axis=1, keepdims=True) + added)
