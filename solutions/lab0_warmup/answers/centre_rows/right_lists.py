# points: 1 · written: loops over lists
def centre_rows(X):
    centred = []
    for row in X.tolist():
        mean = sum(row) / len(row)
        centred.append([value - mean for value in row])
    return centred
