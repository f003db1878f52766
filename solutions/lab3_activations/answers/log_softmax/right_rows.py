# points: 1 · written: row by row, lists
def log_softmax(scores):
    rows = []
    for row in scores.tolist():
        top = max(row)
        total = math.log(sum(math.exp(s - top) for s in row))
        rows.append([s - top - total for s in row])
    return rows


def softmax(scores):
    return [[math.exp(s) for s in row] for row in log_softmax(scores)]
