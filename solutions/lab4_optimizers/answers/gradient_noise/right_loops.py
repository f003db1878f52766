# points: 1 · written: loops
def gradient_noise(sample_grads, batches):
    n, d = sample_grads.shape
    full = [sum(sample_grads[i, j] for i in range(n)) / n for j in range(d)]
    total = 0.0
    for b in batches:
        for j in range(d):
            mean = sum(float(sample_grads[i, j]) for i in b) / len(b)
            total += (mean - full[j]) ** 2
    return total / len(batches)
