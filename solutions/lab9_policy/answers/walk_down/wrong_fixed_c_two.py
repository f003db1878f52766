# points: 0 · misconception: c is always 2
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    tree = dict(tree)
    while path[-1] in tree:
        i = path[-1]
        moves = list(children[i])
        s = scores(visits[moves], totals[moves], tree[i], 2.0)
        path.append(moves[int(np.argmax(s))])
    last = path[-1]
    m = len(children[last])
    if m > 0:
        tree[last] = np.full(m, 1 / m)
    return path, tree
