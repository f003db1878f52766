# points: 0 · misconception: (64) is a number, not a tuple
def digits_settings():
    return {"hidden": (64), "lr": 0.3, "batch_size": 32, "epochs": 25}
