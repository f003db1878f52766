# points: 0 · misconception: returns the path only
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    while path[-1] in tree:
        moves = list(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[path[-1]], c)
        path.append(moves[int(np.argmax(found))])
    return path
