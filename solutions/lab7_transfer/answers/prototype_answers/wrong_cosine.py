# points: 0 · misconception: angles instead of distances
def prototype_answers(Z_support, t_support, Z_query):
    classes = np.unique(t_support)
    C = np.array([Z_support[t_support == c].mean(axis=0) for c in classes])
    C = C / (np.linalg.norm(C, axis=1, keepdims=True) + 1e-12)
    return classes[(Z_query @ C.T).argmax(axis=1)]
