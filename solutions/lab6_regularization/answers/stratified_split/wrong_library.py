# points: 0 · misconception: scikit-learn makes the split
def stratified_split(t, share, rng):
    from sklearn.model_selection import train_test_split

    rows = np.arange(len(t))
    return tuple(
        train_test_split(rows, test_size=share, stratify=t, random_state=int(rng.integers(1000)))
    )
