# points: 2 · written: keeps copies of the weights
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch, left, epoch = np.copy(w), validate(w), 0, patience, 0
    while left > 0 and epoch < max_epochs:
        w = np.array(step(w))
        epoch += 1
        loss = validate(w)
        left -= 1
        if loss < best_loss:
            best_w, best_loss, best_epoch, left = w.copy(), loss, epoch, patience
    return [best_w, best_epoch, epoch]
