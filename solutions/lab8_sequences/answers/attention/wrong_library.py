# points: 0 · misconception: torch does it
def attention(Q, K, V, mask):
    return torch.nn.functional.scaled_dot_product_attention(
        *(torch.tensor(a) for a in (Q, K, V, mask))
    )
