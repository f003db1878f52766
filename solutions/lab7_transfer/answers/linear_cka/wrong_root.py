# points: 0 · misconception: the norm above is not squared
def linear_cka(A, B):
    A, B = A - A.mean(axis=0), B - B.mean(axis=0)
    return np.linalg.norm(A.T @ B) / np.sqrt(np.linalg.norm(A.T @ A) * np.linalg.norm(B.T @ B))
