# points: 0 · misconception: calls the layer on the images
def features_of(model, layer, x):
    with torch.no_grad():
        return layer(x).flatten(1)
