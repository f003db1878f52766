# points: 2 · written: keeps all losses and all weights
def train_with_patience(step, validate, w, patience, max_epochs):
    weights, losses = [w], [float(validate(w))]
    while len(losses) <= max_epochs:
        if len(losses) - 1 - int(np.nanargmin(losses)) == patience:
            break
        weights.append(step(weights[-1]))
        losses.append(float(validate(weights[-1])))
    best = int(np.nanargmin(losses))
    return weights[best], best, len(losses) - 1
