# points: 0 · misconception: a single epoch
def digits_settings():
    return {"hidden": (64,), "lr": 0.1, "batch_size": 64, "epochs": 1}
