# points: 0 · misconception: the output of the model
def features_of(model, layer, x):
    with torch.no_grad():
        return model(x).flatten(1)
