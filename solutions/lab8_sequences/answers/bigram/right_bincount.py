# points: 2 · written: with one number for each pair
def bigram(codes, mask, k, added):
    both = mask[:, 1:] & mask[:, :-1]
    pairs = (codes[:, :-1] * k + codes[:, 1:])[both]
    P = np.bincount(pairs, minlength=k * k).reshape(k, k) + added
    return P / P.sum(axis=1, keepdims=True)
