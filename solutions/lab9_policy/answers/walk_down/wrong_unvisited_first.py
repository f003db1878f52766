# points: 0 · misconception: moves without a visit first
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    tree = dict(tree)
    while path[-1] in tree:
        i = path[-1]
        moves = list(children[i])
        s = scores(visits[moves], totals[moves], tree[i], c)
        s = np.where(visits[moves] == 0, np.inf, s)
        path.append(moves[int(np.argmax(s))])
    last = path[-1]
    m = len(children[last])
    if m > 0:
        tree[last] = np.full(m, 1 / m)
    return path, tree
