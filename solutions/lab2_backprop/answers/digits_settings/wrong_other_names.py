# points: 0 · misconception: another name for a setting
def digits_settings():
    return {"hidden": (64,), "learning_rate": 0.3, "batch_size": 32, "epochs": 25}
