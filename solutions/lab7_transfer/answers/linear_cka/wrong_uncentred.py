# points: 0 · misconception: nothing is centred
def linear_cka(A, B):
    between = np.linalg.norm(A.T @ B) ** 2
    return between / (np.linalg.norm(A.T @ A) * np.linalg.norm(B.T @ B))
