# points: 0 · misconception: prints instead of returning
def rows_of_class(X, t, label):
    print(X[t == label])
