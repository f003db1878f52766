# points: 1 · written: one loop with counters
def factored(stages):
    derivative, multiplications, additions = None, 0, 0
    for stage in stages:
        total = stage[0]
        for slope in stage[1:]:
            total += slope
            additions += 1
        if derivative is None:
            derivative = total
        else:
            derivative *= total
            multiplications += 1
    return derivative, multiplications, additions
