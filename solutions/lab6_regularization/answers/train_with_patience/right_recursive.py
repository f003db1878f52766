# points: 2 · written: calls itself
def train_with_patience(step, validate, w, patience, max_epochs):
    def go_on(w, epoch, best_w, best_loss, best_epoch):
        if epoch == max_epochs or epoch == best_epoch + patience:
            return best_w, best_epoch, epoch
        new = step(w)
        loss = validate(new)
        if loss < best_loss:
            return go_on(new, epoch + 1, new, loss, epoch + 1)
        return go_on(new, epoch + 1, best_w, best_loss, best_epoch)
    return go_on(w, 0, w, validate(w), 0)
