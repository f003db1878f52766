# points: 0 · misconception: a stump that is no better than guessing is no stump
def best_stump(X, t, sample_weight):
    best, smallest = None, 0.5
    for feature in range(X.shape[1]):
        for threshold in (X[:, feature].min() - 1.0, *X[:, feature]):
            for polarity in (-1, 1):
                says = np.where(X[:, feature] > threshold, polarity, -polarity)
                error = sample_weight[says != t].sum() / sample_weight.sum()
                if error < smallest:
                    best, smallest = (feature, threshold, polarity), error
    return best
