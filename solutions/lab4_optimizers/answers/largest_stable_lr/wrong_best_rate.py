# points: 0 · misconception: 2/(λmin + λmax): the best rate, not the largest stable one
def largest_stable_lr(A):
    values = np.linalg.eigvalsh(A)
    return 2 / (values.min() + values.max())
