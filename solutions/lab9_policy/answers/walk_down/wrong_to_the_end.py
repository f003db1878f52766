# points: 0 · misconception: adds positions until the game is over
def walk_down(root, tree, children, visits, totals, c, scores):
    path, new = [root], dict(tree)
    while children[path[-1]]:
        moves = list(children[path[-1]])
        if path[-1] not in new:
            new[path[-1]] = np.full(len(moves), 1 / len(moves))
        found = scores(visits[moves], totals[moves], new[path[-1]], c)
        path.append(moves[int(np.argmax(found))])
    return path, new
