# points: 0 · misconception: two hidden units for ten classes
def digits_settings():
    return {"hidden": (2,), "lr": 0.2, "batch_size": 32, "epochs": 40}
