# points: 0 · misconception: only the first feature
def prototype_answers(Z_support, t_support, Z_query):
    classes = np.unique(t_support)
    C = np.array([Z_support[t_support == c].mean(axis=0) for c in classes])
    return classes[np.abs(Z_query[:, :1] - C[None, :, 0]).argmin(axis=1)]
