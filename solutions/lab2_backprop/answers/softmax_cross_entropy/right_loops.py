# points: 2 · written: sample by sample with the math module
import math


def softmax_cross_entropy(Z, t):
    n = len(t)
    loss, rows = 0.0, []
    for z, label in zip(Z.tolist(), t.tolist()):
        top = max(z)
        powers = [math.exp(v - top) for v in z]
        total = sum(powers)
        loss += math.log(total) - (z[label] - top)
        rows.append([(p / total - (j == label)) / n for j, p in enumerate(powers)])
    return loss / n, rows
