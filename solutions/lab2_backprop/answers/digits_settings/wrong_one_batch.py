# points: 0 · misconception: one batch of all samples, so a step an epoch
def digits_settings():
    return {"hidden": (64,), "lr": 0.3, "batch_size": 1344, "epochs": 40}
