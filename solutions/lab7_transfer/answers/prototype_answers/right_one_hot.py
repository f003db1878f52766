# points: 1 · written: means by a matrix product
def prototype_answers(Z_support, t_support, Z_query):
    classes = np.array(sorted(set(t_support.tolist())))
    members = (t_support[None] == classes[:, None]).astype(float)
    C = members @ Z_support / members.sum(axis=1, keepdims=True)
    far = np.stack([np.linalg.norm(Z_query - c, axis=1) for c in C])
    return np.array([classes[i] for i in np.argmin(far, axis=0)])
