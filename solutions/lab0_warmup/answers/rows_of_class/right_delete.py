# points: 1 · written: np.delete of all the others
def rows_of_class(X, t, label):
    return np.delete(X, np.nonzero(t != label), axis=0)
