# points: 0 · misconception: the cost of the sum over paths
def factored(stages):
    paths = int(np.prod([len(stage) for stage in stages]))
    return np.prod([sum(stage) for stage in stages]), paths * (len(stages) - 1), paths - 1
