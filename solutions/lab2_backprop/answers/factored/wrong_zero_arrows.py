# points: 0 · misconception: arrows with the derivative 0 are left out
def factored(stages):
    total, plus = 1.0, 0
    for stage in stages:
        kept = [slope for slope in stage if slope]
        total, plus = total * sum(kept), plus + max(len(kept) - 1, 0)
    return total, len(stages) - 1, plus
