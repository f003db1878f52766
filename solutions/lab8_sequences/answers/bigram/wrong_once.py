# points: 0 · misconception: a pair that comes twice counts once
def bigram(codes, mask, k, added):
    counts = np.full((k, k), float(added))
    real = mask[:, 1:]
    counts[codes[:, :-1][real], codes[:, 1:][real]] += 1
    return counts / counts.sum(axis=1, keepdims=True)
