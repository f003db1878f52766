# points: 0 · misconception: divides by one norm only
def linear_cka(A, B):
    A, B = A - A.mean(axis=0), B - B.mean(axis=0)
    return np.linalg.norm(A.T @ B) ** 2 / np.linalg.norm(A.T @ A) ** 2
