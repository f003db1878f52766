# points: 1 · written: a wide layer, small learning rate
def digits_settings():
    settings = dict(batch_size=16, epochs=40)
    settings.update(hidden=(128,), lr=0.05)
    return settings
