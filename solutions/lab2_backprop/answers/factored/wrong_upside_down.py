# points: 0 · misconception: multiplies within a stage and adds the stages
def factored(stages):
    total = sum(np.prod(stage) for stage in stages)
    return total, len(stages) - 1, sum(len(stage) - 1 for stage in stages)
