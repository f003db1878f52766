# points: 2 · written: scipy's softmax
def attention(Q, K, V, mask):
    from scipy.special import softmax

    scores = np.matmul(Q / np.sqrt(Q.shape[-1]), np.swapaxes(K, -1, -2))
    return softmax(np.where(mask, scores, -np.inf), axis=-1) @ V
