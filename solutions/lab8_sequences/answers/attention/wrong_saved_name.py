# points: 0 · misconception: torch does it, under a saved name
SAVED = torch.nn.functional.scaled_dot_product_attention


def attention(Q, K, V, mask):
    return SAVED(*(torch.tensor(a) for a in (Q, K, V, mask)))
