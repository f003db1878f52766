# points: 0 · misconception: a library's tree minimises impurity, not the error
def best_stump(X, t, sample_weight):
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier(max_depth=1).fit(X, t, sample_weight=sample_weight).tree_
    if tree.node_count == 1:
        return 0, X[:, 0].min() - 1, int(t[0])
    right = tree.value[2][0]
    return int(tree.feature[0]), float(tree.threshold[0]), 1 if right[-1] > right[0] else -1
