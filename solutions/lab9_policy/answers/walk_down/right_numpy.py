# points: 2 · written: arrays with numbers of NumPy
def walk_down(root, tree, children, visits, totals, c, scores):
    path = np.array([root])
    while int(path[-1]) in tree:
        moves = np.array(children[path[-1]])
        found = scores(visits[moves], totals[moves], tree[int(path[-1])], c)
        path = np.append(path, moves[np.argmax(found)])
    grown, moves = {**tree}, children[path[-1]]
    if moves:
        grown[path[-1]] = np.ones(len(moves)) / len(moves)
    return path, grown
