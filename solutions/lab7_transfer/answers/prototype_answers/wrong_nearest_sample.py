# points: 0 · misconception: the nearest sample
def prototype_answers(Z_support, t_support, Z_query):
    far = np.linalg.norm(Z_query[:, None] - Z_support[None], axis=2)
    return t_support[far.argmin(axis=1)]
