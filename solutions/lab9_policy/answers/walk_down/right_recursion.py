# points: 2 · written: recursion
def walk_down(root, tree, children, visits, totals, c, scores):
    if root not in tree:
        m = len(children[root])
        return [root], ({**tree, root: np.ones(m) / m} if m else tree)
    after = list(children[root])
    best = np.argmax(scores(visits[after], totals[after], tree[root], c))
    path, grown = walk_down(after[best], tree, children, visits, totals, c, scores)
    return [root, *path], grown
