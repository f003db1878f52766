# points: 2 · written: a for loop, and a counter
def train_with_patience(step, validate, w, patience, max_epochs):
    best = (validate(w), 0, w)
    bad, done = 0, 0
    for epoch in range(1, max_epochs + 1):
        w = step(w)
        done = epoch
        loss = validate(w)
        if loss < best[0]:
            best, bad = (loss, epoch, w), 0
        else:
            bad += 1
        if bad >= patience:
            break
    return best[2], best[1], done
