# points: 2 · written: einsum with matrices for each head
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    d = X.shape[2]
    A, B, C = (W.reshape(d, heads, d // heads) for W in (W_q, W_k, W_v))
    Q, K, V = (np.einsum("bnd,dhe->bhne", X, W) for W in (A, B, C))
    Z = attention(Q, K, V, np.repeat(mask[:, None], heads, axis=1))
    return np.einsum("bhne,hed->bnd", Z, W_o.reshape(heads, d // heads, d))
