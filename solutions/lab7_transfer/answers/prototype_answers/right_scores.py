# points: 1 · written: as a linear classifier
def prototype_answers(Z_support, t_support, Z_query):
    classes, place = np.unique(t_support, return_inverse=True)
    sums = np.zeros((len(classes), Z_support.shape[1]))
    np.add.at(sums, place, Z_support)
    C = sums / np.bincount(place)[:, None]
    scores = Z_query @ C.T - 0.5 * np.sum(C**2, axis=1)
    return classes[scores.argmax(axis=1)]
