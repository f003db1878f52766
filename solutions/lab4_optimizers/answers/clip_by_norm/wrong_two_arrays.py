# points: 0 · misconception: takes two arrays and no more
def clip_by_norm(grads, max_norm):
    first, second = grads
    norm = np.sqrt(np.sum(first**2) + np.sum(second**2))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * first, factor * second]
