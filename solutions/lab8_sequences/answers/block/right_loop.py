# points: 2 · written: place by place
def norm(H):
    flat = np.reshape(H, (-1, H.shape[-1])).astype(float)
    for i, x in enumerate(flat):
        flat[i] = (x - x.mean()) / np.sqrt(x.var() + 1e-5)
    return flat.reshape(H.shape)


def block(H, mask, w, heads):
    out = H + multi_head(norm(H), mask, w["W_q"], w["W_k"], w["W_v"], w["W_o"], heads)
    for i in range(len(out)):
        for t in range(out.shape[1]):
            hidden = [max(a, 0.0) for a in norm(out[i, t]) @ w["W_1"]]
            out[i, t] = out[i, t] + np.array(hidden) @ w["W_2"]
    return out.tolist()
