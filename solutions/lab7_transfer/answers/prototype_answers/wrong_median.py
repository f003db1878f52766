# points: 0 · misconception: the median of each class
def prototype_answers(Z_support, t_support, Z_query):
    classes = np.unique(t_support)
    C = np.array([np.median(Z_support[t_support == c], axis=0) for c in classes])
    return classes[np.linalg.norm(Z_query[:, None] - C[None], axis=2).argmin(axis=1)]
