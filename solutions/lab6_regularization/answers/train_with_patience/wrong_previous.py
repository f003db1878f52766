# points: 0 · misconception: compares with the epoch before
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, before, best_epoch = w, validate(w), 0
    bad = epoch = 0
    while epoch < max_epochs and bad < patience:
        w = step(w)
        epoch += 1
        loss = validate(w)
        if loss < before:
            best_w, best_epoch, bad = w, epoch, 0
        else:
            bad += 1
        before = loss
    return best_w, best_epoch, epoch
