# points: 1 · written: a product of strides with NumPy
def receptive_field(layers):
    kernels = np.array([k for k, _ in layers], dtype=float)
    strides = np.array([1.0] + [s for _, s in layers])[:-1] if len(layers) else np.zeros(0)
    return 1 + ((kernels - 1) * np.cumprod(strides)).sum()
