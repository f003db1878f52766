# points: 0 · misconception: compares column by column
def linear_cka(A, B):
    k = min(np.shape(A)[1], np.shape(B)[1])
    A, B = A - np.mean(A, axis=0), B - np.mean(B, axis=0)
    return np.mean([abs(np.corrcoef(A[:, j], B[:, j])[0, 1]) for j in range(k)])
