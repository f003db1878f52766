# points: 1 · written: one image at a time
def conv2d_matmul(columns, weight, bias, height, width):
    flat = weight.reshape(len(weight), -1)
    images = []
    for rows in columns:
        images.append((flat @ rows.T + bias[:, None]).reshape(len(weight), height, width))
    return np.array(images)
