# points: 1 · written: row by row
def cross_entropy(scores, labels):
    losses = []
    for row, label in zip(scores.tolist(), labels.tolist()):
        top = max(row)
        losses.append(top + math.log(sum(math.exp(s - top) for s in row)) - row[label])
    return sum(losses) / len(losses)
