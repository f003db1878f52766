# points: 2 · written: lists
def gradient_moments(pi, outcomes, b):
    A, k = outcomes.shape
    mean = [0.0] * A
    square = 0.0
    for a in range(A):
        for r in outcomes[a]:
            g = [(r - b) * ((c == a) - pi[c]) for c in range(A)]
            for c in range(A):
                mean[c] += pi[a] / k * g[c]
                square += pi[a] / k * g[c] ** 2
    return mean, square - sum(m * m for m in mean)
