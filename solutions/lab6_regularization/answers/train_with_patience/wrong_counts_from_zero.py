# points: 0 · misconception: the first epoch has the number 0
def train_with_patience(step, validate, w, patience, max_epochs):
    best_w, best_loss, best_epoch = w, validate(w), 0
    bad, done = 0, 0
    for epoch in range(max_epochs):
        w = step(w)
        done += 1
        loss = validate(w)
        if loss < best_loss:
            best_w, best_loss, best_epoch, bad = w, loss, epoch, 0
        else:
            bad += 1
        if bad == patience:
            break
    return best_w, best_epoch, done
