# points: 1 · written: first stage times the rest
def factored(stages):
    first, *rest = stages
    if not rest:
        return sum(first), 0, len(first) - 1
    derivative, multiplications, additions = factored(rest)
    return sum(first) * derivative, multiplications + 1, additions + len(first) - 1
