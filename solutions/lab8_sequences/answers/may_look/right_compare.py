# points: 1 · written: compares the numbers of the places
def may_look(mask):
    place = np.arange(mask.shape[1])
    return (place[None, :] <= place[:, None])[None] & mask[:, None]
