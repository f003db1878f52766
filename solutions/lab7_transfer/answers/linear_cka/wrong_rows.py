# points: 0 · misconception: the rows are centred
def linear_cka(A, B):
    A, B = A - A.mean(axis=1, keepdims=True), B - B.mean(axis=1, keepdims=True)
    between = np.linalg.norm(A.T @ B) ** 2
    return between / (np.linalg.norm(A.T @ A) * np.linalg.norm(B.T @ B))
