# points: 0 · misconception: one minus it
def linear_cka(A, B):
    A, B = A - A.mean(axis=0), B - B.mean(axis=0)
    between = np.linalg.norm(A.T @ B) ** 2
    return 1 - between / (np.linalg.norm(A.T @ A) * np.linalg.norm(B.T @ B))
