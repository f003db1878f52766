# points: 0 · misconception: measures every loss twice
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch = w, validate(w), 0
    epoch = 0
    while epoch < max_epochs and epoch - best_epoch < patience:
        w = step(w)
        epoch += 1
        if validate(w) < best_loss:
            best_w, best_loss, best_epoch = w, validate(w), epoch
    return best_w, best_epoch, epoch
