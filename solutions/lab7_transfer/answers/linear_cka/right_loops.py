# points: 1 · written: similarities of all pairs
def linear_cka(A, B):
    n = len(A)
    a, b = A - A.mean(axis=0), B - B.mean(axis=0)
    K = [[float(a[i] @ a[j]) for j in range(n)] for i in range(n)]
    L = [[float(b[i] @ b[j]) for j in range(n)] for i in range(n)]
    dot = lambda P, Q: sum(x * y for p, q in zip(P, Q) for x, y in zip(p, q))
    return dot(K, L) / (dot(K, K) * dot(L, L)) ** 0.5
