# points: 0 · misconception: classes in the order of their first sample
def prototype_answers(Z_support, t_support, Z_query):
    seen = np.array(list(dict.fromkeys(t_support.tolist())))
    C = np.array([Z_support[t_support == c].mean(axis=0) for c in np.unique(t_support)])
    return seen[np.linalg.norm(Z_query[:, None] - C[None], axis=2).argmin(axis=1)]
