# points: 2 · written: dict comprehensions and max
def walk_down(root, tree, children, visits, totals, c, scores):
    path = [root]
    while path[-1] in tree:
        moves = children[path[-1]]
        n, w = (np.array([of_all[j] for j in moves]) for of_all in (visits, totals))
        by_move = dict(zip(moves, scores(n, w, tree[path[-1]], c), strict=True))
        path.append(max(by_move, key=by_move.get))
    added = {i: [1 / len(children[i]) for _ in children[i]] for i in path[-1:] if children[i]}
    return path, tree | added
