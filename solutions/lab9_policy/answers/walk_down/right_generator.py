# points: 2 · written: a generator, and torch for the priors
def walk_down(root, tree, children, visits, totals, c, scores):
    def steps(position):
        yield position
        while position in tree:
            i = np.array(children[position], dtype=int)
            position = int(i[scores(visits[i], totals[i], tree[position], c).argmax()])
            yield position

    path = tuple(steps(root))
    m = len(children[path[-1]])
    if m == 0:
        return path, tree.copy()
    return path, tree | {path[-1]: torch.full((m,), 1 / m, dtype=torch.float64)}
