# points: 0 · misconception: prints instead of returning
def column_means(X):
    print(X.mean(axis=0))
