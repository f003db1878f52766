# points: 1 · written: recursion over the stages
def path_sum(stages):
    def walk(rest, product):
        if not rest:
            return product, 1
        found = [walk(rest[1:], product * slope) for slope in rest[0]]
        return sum(f[0] for f in found), sum(f[1] for f in found)

    derivative, paths = walk(list(stages), 1.0)
    return derivative, paths * (len(stages) - 1), paths - 1
