# points: 1 · written: loop
def softmax_policy(theta):
    rows = []
    for row in theta:
        e = np.exp(row - max(row))
        rows.append(e / sum(e))
    return rows
