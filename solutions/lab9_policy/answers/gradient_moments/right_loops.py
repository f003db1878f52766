# points: 2 · written: loops
def gradient_moments(pi, outcomes, b):
    A, k = outcomes.shape
    cases = []
    for a in range(A):
        for j in range(k):
            cases.append((pi[a] / k, (outcomes[a, j] - b) * (np.eye(A)[a] - pi)))
    mean = sum(p * g for p, g in cases)
    return mean, sum(p * np.sum((g - mean) ** 2) for p, g in cases)
