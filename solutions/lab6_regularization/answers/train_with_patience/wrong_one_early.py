# points: 0 · misconception: stops an epoch too early
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch = w, validate(w), 0
    epoch = 0
    while epoch < max_epochs and epoch - best_epoch < max(patience - 1, 1):
        w = step(w)
        epoch += 1
        loss = validate(w)
        if loss < best_loss:
            best_w, best_loss, best_epoch = w, loss, epoch
    return best_w, best_epoch, epoch
