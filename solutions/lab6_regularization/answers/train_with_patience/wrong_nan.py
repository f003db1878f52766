# points: 0 · misconception: a loss that is no number counts as progress
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch = w, validate(w), 0
    epoch = bad = 0
    while epoch < max_epochs and bad < patience:
        w = step(w)
        epoch += 1
        loss = validate(w)
        if loss >= best_loss:
            bad += 1
        else:
            best_w, best_loss, best_epoch, bad = w, loss, epoch, 0
    return best_w, best_epoch, epoch
