# points: 2 · written: sorted with a stable order
def walk_down(root, tree, children, visits, totals, c, scores):
    path, new = [root], {}
    new.update(tree)
    while True:
        here = path[-1]
        if here not in tree:
            break
        moves = list(children[here])
        found = list(scores(visits[moves], totals[moves], tree[here], c))
        path += [sorted(zip(found, moves), key=lambda pair: -pair[0])[0][1]]
    if children[here] != ():
        new[here] = np.repeat(1.0 / len(children[here]), len(children[here]))
    return path, new
