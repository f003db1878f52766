# points: 0 · misconception: turned so that it fits square tables alone
def centre_rows(X):
    return (X.T - X.mean(axis=1)).T.reshape(len(X), len(X))
