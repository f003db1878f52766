# points: 0 · misconception: the other rows become zeros and stay
def rows_of_class(X, t, label):
    return X * (t == label)[:, None]
