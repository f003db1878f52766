# points: 0 · misconception: one row comes back flat
def rows_of_class(X, t, label):
    return X[t == label].squeeze()
