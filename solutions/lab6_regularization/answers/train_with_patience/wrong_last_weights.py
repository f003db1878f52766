# points: 0 · misconception: returns the weights of the last epoch
def train_with_patience(step, validate, w, patience, max_epochs):
    best_loss, best_epoch, epoch = validate(w), 0, 0
    while epoch < max_epochs and epoch - best_epoch < patience:
        w = step(w)
        epoch += 1
        loss = validate(w)
        if loss < best_loss:
            best_loss, best_epoch = loss, epoch
    return w, best_epoch, epoch
