# points: 0 · misconception: only A is centred
def linear_cka(A, B):
    A = A - A.mean(axis=0)
    between = np.linalg.norm(A.T @ B) ** 2
    return between / (np.linalg.norm(A.T @ A) * np.linalg.norm(B.T @ B))
