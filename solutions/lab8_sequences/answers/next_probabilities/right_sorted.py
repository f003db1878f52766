# points: 1 · written: with sorted, a list
def next_probabilities(scores, temperature, k):
    import math

    order = sorted(range(len(scores)), key=lambda i: -scores[i])[:k]
    best = max(scores)
    p = [0.0] * len(scores)
    for i in order:
        p[i] = math.exp((float(scores[i]) - float(best)) / temperature)
    total = sum(p)
    return [q / total for q in p]
