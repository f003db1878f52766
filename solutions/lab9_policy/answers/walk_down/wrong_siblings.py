# points: 0 · misconception: adds all positions it could have gone to
def walk_down(root, tree, children, visits, totals, c, scores):
    path, moves = [root], [root]
    while path[-1] in tree:
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[path[-1]], c)
        path.append(moves[int(np.argmax(found))])
    new = dict(tree)
    for after in moves:
        m = len(children[after])
        if m and after not in tree:
            new[after] = np.full(m, 1 / m)
    return path, new
