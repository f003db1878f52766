# points: 0 · misconception: 10⁻⁵ outside of the root
def norm(H):
    centred = H - H.mean(axis=-1, keepdims=True)
    return centred / (np.sqrt(np.mean(centred**2, axis=-1, keepdims=True)) + 1e-5)


def block(H, mask, w, heads):
    H = H + multi_head(norm(H), mask, w["W_q"], w["W_k"], w["W_v"], w["W_o"], heads)
    return H + np.maximum(norm(H) @ w["W_1"], 0) @ w["W_2"]
