# points: 0 · misconception: adds the positions after the new one, too
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    while path[-1] in tree:
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[path[-1]], c)
        path.append(moves[int(np.argmax(found))])
    new, m = dict(tree), len(children[path[-1]])
    if m:
        new[path[-1]] = np.full(m, 1 / m)
        for after in children[path[-1]]:
            if children[after]:
                new[after] = np.full(len(children[after]), 1 / len(children[after]))
    return path, new
