# points: 0 · misconception: stops at the last position of the tree
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    while path[-1] in tree:
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[path[-1]], c)
        after = moves[int(np.argmax(found))]
        if after not in tree:
            break
        path.append(after)
    new, m = dict(tree), len(children[path[-1]])
    if m and path[-1] not in tree:
        new[path[-1]] = np.full(m, 1 / m)
    return path, new
