# points: 1 · written: sums of squares
def linear_cka(A, B):
    A, B = A - np.average(A, axis=0), B - np.average(B, axis=0)
    above = ((B.T @ A) ** 2).sum()
    below = ((A.T @ A) ** 2).sum() ** 0.5 * ((B.T @ B) ** 2).sum() ** 0.5
    return float(above / below)
