# points: 2 · written: with torch, float32
def bigram(codes, mask, k, added):
    codes, mask = torch.tensor(codes), torch.tensor(mask)
    N = torch.zeros(k, k)
    a, c = codes[:, :-1][mask[:, 1:]], codes[:, 1:][mask[:, 1:]]
    N.index_put_((a, c), torch.ones(len(a)), accumulate=True)
    N = N + added
    return N / N.sum(dim=1, keepdim=True)
