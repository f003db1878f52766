# points: 0 · misconception: the largest product
def prototype_answers(Z_support, t_support, Z_query):
    classes = np.unique(t_support)
    C = np.array([Z_support[t_support == c].mean(axis=0) for c in classes])
    return classes[(Z_query @ C.T).argmax(axis=1)]
