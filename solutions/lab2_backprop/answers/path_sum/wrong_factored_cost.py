# points: 0 · misconception: the cost of the factored form
def path_sum(stages):
    total = np.prod([sum(stage) for stage in stages])
    return total, len(stages) - 1, sum(len(stage) - 1 for stage in stages)
