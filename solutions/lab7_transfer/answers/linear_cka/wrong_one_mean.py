# points: 0 · misconception: one mean for all numbers
def linear_cka(A, B):
    A, B = A - A.mean(), B - B.mean()
    between = np.linalg.norm(A.T @ B) ** 2
    return between / (np.linalg.norm(A.T @ A) * np.linalg.norm(B.T @ B))
