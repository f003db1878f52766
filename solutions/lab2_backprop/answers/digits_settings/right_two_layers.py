# points: 1 · written: two hidden layers
def digits_settings():
    return {"hidden": (64, 64), "lr": 0.2, "batch_size": 32, "epochs": 20}
