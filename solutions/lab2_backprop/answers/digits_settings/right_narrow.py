# points: 1 · written: one narrow layer, a list, more epochs
def digits_settings():
    return {"hidden": [48], "lr": 0.1, "batch_size": 16, "epochs": 30}
