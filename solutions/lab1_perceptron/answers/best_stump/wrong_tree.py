# points: 0 · misconception: a decision tree of scikit-learn with one split finds the stump
def best_stump(X, t, sample_weight):
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier(max_depth=1).fit(X, t, sample_weight)
    inner = tree.tree_
    if inner.node_count == 1:
        return 0, X[:, 0].min() - 1, int(t[0])
    above = tree.classes_[inner.value[2, 0].argmax()]
    return int(inner.feature[0]), float(inner.threshold[0]), int(above)
