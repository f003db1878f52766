# points: 0 · misconception: two zeros side by side must be filling
def bigram(codes, mask, k, added):
    N = np.zeros((k, k))
    for row, real in zip(codes, mask):
        for a, c, there in zip(row[:-1], row[1:], real[1:]):
            if there and (a, c) != (0, 0):
                N[a, c] += 1
    N += added
    return N / N.sum(axis=1, keepdims=True)
