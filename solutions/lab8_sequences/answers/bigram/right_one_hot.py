# points: 2 · written: with products of zeros and ones
def bigram(codes, mask, k, added):
    Y = np.eye(k)[codes] * mask[:, :, None]
    N = np.einsum("bnk,bnl->kl", Y[:, :-1], Y[:, 1:])
    P = N + added
    return P / P.sum(1)[:, None]
