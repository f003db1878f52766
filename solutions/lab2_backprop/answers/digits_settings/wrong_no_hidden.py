# points: 0 · misconception: no hidden layer
def digits_settings():
    return {"hidden": (), "lr": 0.3, "batch_size": 32, "epochs": 25}
