# points: 0 · misconception: the places of the moves
def walk_down(root, tree, children, visits, totals, c, scores):
    path, position = [root], root
    while position in tree:
        moves = list(children[position])
        place = int(np.argmax(scores(visits[moves], totals[moves], tree[position], c)))
        position = moves[place]
        path.append(place)
    new, m = dict(tree), len(children[position])
    if m:
        new[position] = np.full(m, 1 / m)
    return path, new
