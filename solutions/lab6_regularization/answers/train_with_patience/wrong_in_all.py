# points: 0 · misconception: counts all bad epochs, not those in a row
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch = w, validate(w), 0
    bad = epoch = 0
    while epoch < max_epochs and bad < patience:
        w = step(w)
        epoch += 1
        loss = validate(w)
        if loss < best_loss:
            best_w, best_loss, best_epoch = w, loss, epoch
        else:
            bad += 1
    return best_w, best_epoch, epoch
