# points: 0 · misconception: scores the moves of the root again and again
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    while path[-1] in tree:
        moves = list(children[root])
        found = scores(visits[moves], totals[moves], tree[root], c)
        path.append(moves[int(np.argmax(found))])
    new, m = dict(tree), len(children[path[-1]])
    if m:
        new[path[-1]] = np.full(m, 1 / m)
    return path, new
