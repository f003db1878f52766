# points: 0 · misconception: torch does it
def multi_head(X, mask, W_q, W_k, W_v, W_o, heads):
    layer = torch.nn.MultiheadAttention(X.shape[2], heads, bias=False, batch_first=True).double()
    with torch.no_grad():
        layer.in_proj_weight.copy_(torch.tensor(np.concatenate([W.T for W in (W_q, W_k, W_v)])))
        layer.out_proj.weight.copy_(torch.tensor(W_o.T.copy()))
        x, hidden = torch.tensor(X), torch.tensor(np.repeat(~mask, heads, axis=0))
        return layer(x, x, x, attn_mask=hidden, need_weights=False)[0]
