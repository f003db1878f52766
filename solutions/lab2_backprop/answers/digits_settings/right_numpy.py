# points: 1 · written: numbers of NumPy
def digits_settings():
    width, batch = np.array([100, 24])
    return {"epochs": 30, "batch_size": batch, "lr": np.float64(10**-0.7), "hidden": (width,)}
