# points: 0 · misconception: all epochs, then the best
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch = w, validate(w), 0
    for epoch in range(1, max_epochs + 1):
        w = step(w)
        loss = validate(w)
        if loss < best_loss:
            best_w, best_loss, best_epoch = w, loss, epoch
    return best_w, best_epoch, max_epochs
