# points: 2 · written: with loops
def bigram(codes, mask, k, added):
    N = np.zeros((k, k))
    for row, real in zip(codes, mask):
        for j in range(1, len(row)):
            if real[j]:
                N[row[j - 1], row[j]] += 1
    return (N + added) / (N.sum(axis=1) + k * added)[:, None]
