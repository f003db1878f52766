# points: 1 · written: one place at a time
def bump(x, left, right, height, steepness):
    def s(z):
        return 1 / (1 + math.exp(-z)) if z > 0 else 1 - 1 / (1 + math.exp(z))

    return [height * (s(steepness * (v - left)) - s(steepness * (v - right))) for v in x.tolist()]
