# points: 2 · written: with a Counter, a list of lists
def bigram(codes, mask, k, added):
    from collections import Counter

    pairs, firsts = Counter(), Counter()
    for row, real in zip(codes.tolist(), mask.tolist()):
        word = [c for c, r in zip(row, real) if r]
        pairs.update(zip(word, word[1:]))
        firsts.update(word[:-1])
    return [[(pairs[a, c] + added) / (firsts[a] + k * added) for c in range(k)] for a in range(k)]
