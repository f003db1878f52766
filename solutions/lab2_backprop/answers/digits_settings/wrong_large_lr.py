# points: 0 · misconception: the learning rate is far too large
def digits_settings():
    return {"hidden": (64,), "lr": 10.0, "batch_size": 32, "epochs": 25}
