# points: 0 · misconception: sums instead of means
def prototype_answers(Z_support, t_support, Z_query):
    classes = np.unique(t_support)
    C = np.array([Z_support[t_support == c].sum(axis=0) for c in classes])
    return classes[np.linalg.norm(Z_query[:, None] - C[None], axis=2).argmin(axis=1)]
