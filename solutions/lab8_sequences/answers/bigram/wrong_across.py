# points: 0 · misconception: pairs across the border of two words
def bigram(codes, mask, k, added):
    flat = codes[mask]
    P = np.full((k, k), float(added))
    np.add.at(P, (flat[:-1], flat[1:]), 1)
    return P / P.sum(axis=1, keepdims=True)
