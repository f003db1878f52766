# points: 0 · misconception: the norms below are squared
def linear_cka(A, B):
    A, B = A - A.mean(axis=0), B - B.mean(axis=0)
    between = np.linalg.norm(A.T @ B) ** 2
    return between / (np.linalg.norm(A.T @ A) ** 2 * np.linalg.norm(B.T @ B) ** 2)
