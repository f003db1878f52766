# points: 0 · misconception: scores from −1 on
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    tree = dict(tree)
    while path[-1] in tree:
        i = path[-1]
        moves = list(children[i])
        s = scores(visits[moves], totals[moves], tree[i], c)
        best, k = -1, 0
        for t in range(len(s)):
            if s[t] > best:
                best, k = s[t], t
        path.append(moves[k])
    last = path[-1]
    m = len(children[last])
    if m > 0:
        tree[last] = np.full(m, 1 / m)
    return path, tree
