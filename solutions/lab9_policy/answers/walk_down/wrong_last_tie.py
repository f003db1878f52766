# points: 0 · misconception: the last of the best moves
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    while path[-1] in tree:
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[path[-1]], c)
        path.append(moves[len(moves) - 1 - int(np.argmax(np.asarray(found)[::-1]))])
    new, m = dict(tree), len(children[path[-1]])
    if m:
        new[path[-1]] = np.full(m, 1 / m)
    return path, new
