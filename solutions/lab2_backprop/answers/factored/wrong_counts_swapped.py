# points: 0 · misconception: additions and multiplications have changed places
def factored(stages):
    total = np.prod([sum(stage) for stage in stages])
    return total, sum(len(stage) - 1 for stage in stages), len(stages) - 1
