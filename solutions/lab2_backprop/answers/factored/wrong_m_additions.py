# points: 0 · misconception: m additions for m arrows
def factored(stages):
    return np.prod([sum(stage) for stage in stages]), len(stages) - 1, sum(map(len, stages))
