# points: 0 · misconception: one addition less than there are arrows
def factored(stages):
    total = np.prod([sum(stage) for stage in stages])
    return total, len(stages) - 1, sum(map(len, stages)) - 1
