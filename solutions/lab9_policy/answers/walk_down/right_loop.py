# points: 2 · written: a loop with enumerate and a copy
def walk_down(root, tree, children, visits, totals, c, scores):
    position, path, priors = root, [root], None
    while position in tree:
        after = children[position]
        n = np.array([visits[j] for j in after])
        w = np.array([totals[j] for j in after])
        best, place = -math.inf, 0
        for k, score in enumerate(scores(n, w, tree[position], c)):
            if score > best:
                best, place = score, k
        position = after[place]
        path.append(position)
    grown = tree.copy()
    if len(children[position]) > 0:
        grown[position] = [1 / len(children[position])] * len(children[position])
    return path, grown
