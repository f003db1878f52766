# points: 0 · misconception: the learning rate is far too small
def digits_settings():
    return {"hidden": (64,), "lr": 0.001, "batch_size": 32, "epochs": 25}
