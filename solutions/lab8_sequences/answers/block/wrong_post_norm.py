# points: 0 · misconception: the norm after adding
def norm(H):
    centred = H - H.mean(axis=-1, keepdims=True)
    return centred / np.sqrt(np.mean(centred**2, axis=-1, keepdims=True) + 1e-5)


def block(H, mask, w, heads):
    H = norm(H + multi_head(H, mask, w["W_q"], w["W_k"], w["W_v"], w["W_o"], heads))
    return norm(H + np.maximum(H @ w["W_1"], 0) @ w["W_2"])
