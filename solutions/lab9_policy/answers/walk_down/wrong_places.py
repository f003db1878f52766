# points: 0 · misconception: the places of the moves in the walk
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    tree = dict(tree)
    while path[-1] in tree:
        i = path[-1]
        moves = list(children[i])
        s = scores(visits[moves], totals[moves], tree[i], c)
        path.append(int(np.argmax(s)))
    last = path[-1]
    m = len(children[last])
    if m > 0:
        tree[last] = np.full(m, 1 / m)
    return path, tree
