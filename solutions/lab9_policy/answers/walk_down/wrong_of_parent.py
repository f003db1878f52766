# points: 0 · misconception: as many priors as the position before
def walk_down(root, tree, children, visits, totals, c, scores):
    path, moves = [root], list(children[root])
    while path[-1] in tree:
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[path[-1]], c)
        path.append(moves[int(np.argmax(found))])
    new, m = dict(tree), len(children[path[-1]])
    if m:
        new[path[-1]] = np.full(len(moves), 1 / len(moves))
    return path, new
