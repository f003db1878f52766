# points: 2 · written: with torch
def norm(H):
    return torch.nn.functional.layer_norm(torch.tensor(H), H.shape[-1:])


def block(H, mask, w, heads):
    H = H + np.asarray(
        multi_head(np.asarray(norm(H)), mask, w["W_q"], w["W_k"], w["W_v"], w["W_o"], heads)
    )
    return torch.tensor(H) + torch.relu(
        torch.tensor(np.asarray(norm(H))) @ torch.tensor(w["W_1"])
    ) @ torch.tensor(w["W_2"])
