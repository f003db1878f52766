# points: 2 · written: torch tensors without autograd
import torch


def max_pool2d_backward(grad, x, size, stride):
    x, grad = torch.tensor(np.asarray(x, float)), torch.tensor(np.asarray(grad, float))
    out = torch.zeros_like(x)
    for y in range(grad.shape[2]):
        for z in range(grad.shape[3]):
            window = x[:, :, y * stride : y * stride + size, z * stride : z * stride + size]
            for i in range(x.shape[0]):
                for c in range(x.shape[1]):
                    place = window[i, c].flatten().tolist()
                    place = place.index(max(place))
                    out[i, c, y * stride + place // size, z * stride + place % size] += grad[i, c, y, z]
    return out
