# points: 0 · misconception: more epochs than allowed
def digits_settings():
    return {"hidden": (64,), "lr": 0.3, "batch_size": 32, "epochs": 200}
