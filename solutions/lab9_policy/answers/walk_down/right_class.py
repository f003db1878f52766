# points: 2 · written: a class
class Walk:
    def __init__(self, tree, children, score_of):
        self.tree, self.children, self.score_of = dict(tree), children, score_of

    def best_move(self, position):
        found = self.score_of(list(self.children[position]), self.tree[position])
        return self.children[position][int(np.argmax(found))]

    def down(self, position):
        path = [position]
        while position in self.tree:
            position = self.best_move(position)
            path.append(position)
        return path

    def expand(self, position):
        m = len(self.children[position])
        self.tree.update({position: np.full(m, 1 / m)} if m else {})


def walk_down(root, tree, children, visits, totals, c, scores):
    walk = Walk(tree, children, lambda moves, p: scores(visits[moves], totals[moves], p, c))
    path = walk.down(root)
    walk.expand(path[-1])
    return path, walk.tree
