# points: 0 · misconception: goes on from the best weights
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch = w, validate(w), 0
    epoch = 0
    while epoch < max_epochs and epoch - best_epoch < patience:
        new = step(best_w)
        epoch += 1
        loss = validate(new)
        if loss < best_loss:
            best_w, best_loss, best_epoch = new, loss, epoch
    return best_w, best_epoch, epoch
