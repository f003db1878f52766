# points: 1 · written: row numbers from np.where
def rows_of_class(samples, classes, wanted):
    (numbers,) = np.where(classes == wanted)
    return samples[numbers, :]
