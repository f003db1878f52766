# points: 1 · written: a loop over the outcomes
def entropy(p):
    return sum(-x * math.log(x) for x in p if x > 0)


def kl_divergence(p, q):
    total = 0.0
    for x, y in zip(p, q):
        if x > 0 and y == 0:
            return math.inf
        if x > 0:
            total += x * (math.log(x) - math.log(y))
    return total
