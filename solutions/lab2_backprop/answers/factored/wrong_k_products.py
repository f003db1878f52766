# points: 0 · misconception: K multiplications for K stages
def factored(stages):
    total = np.prod([sum(stage) for stage in stages])
    return total, len(stages), sum(len(stage) - 1 for stage in stages)
