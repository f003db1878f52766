# points: 1 · written: one sample at a time
def bce_with_logits(z, y):
    total = 0.0
    for score, target in zip(z, y):
        total += max(score, 0) - score * target + math.log(1 + math.exp(-abs(score)))
    return total / len(z)
