# points: 0 · misconception: no move if all scores are below −1
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    tree = dict(tree)
    while path[-1] in tree:
        i = path[-1]
        moves = list(children[i])
        s = scores(visits[moves], totals[moves], tree[i], c)
        best = -1
        for t, x in zip(moves, s):
            if x > best:
                best, k = x, t
        path.append(k)
    last = path[-1]
    m = len(children[last])
    if m > 0:
        tree[last] = np.full(m, 1 / m)
    return path, tree
