# points: 0 · misconception: goes on from the new position
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    while path[-1] in tree:
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[path[-1]], c)
        path.append(moves[int(np.argmax(found))])
    new, m = dict(tree), len(children[path[-1]])
    if m:
        new[path[-1]] = np.full(m, 1 / m)
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], new[path[-1]], c)
        path.append(moves[int(np.argmax(found))])
    return path, new
