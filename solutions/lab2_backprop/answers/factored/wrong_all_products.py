# points: 0 · misconception: multiplies all arrows
def factored(stages):
    total = np.prod([slope for stage in stages for slope in stage])
    return total, len(stages) - 1, sum(len(stage) - 1 for stage in stages)
