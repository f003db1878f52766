# points: 0 · misconception: visits instead of the tree
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    tree = dict(tree)
    while visits[path[-1]] > 0 and len(children[path[-1]]) > 0:
        i = path[-1]
        moves = list(children[i])
        s = scores(visits[moves], totals[moves], tree[i], c)
        path.append(moves[int(np.argmax(s))])
    last = path[-1]
    m = len(children[last])
    if m > 0:
        tree[last] = np.full(m, 1 / m)
    return path, tree
