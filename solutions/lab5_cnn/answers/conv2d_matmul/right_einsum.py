# points: 1 · written: einsum
def conv2d_matmul(columns, weight, bias, height, width):
    flat = weight.reshape(len(weight), -1)
    out = np.einsum("npq,kq->nkp", columns, flat) + bias[:, None]
    return out.reshape(len(columns), len(weight), height, width)
