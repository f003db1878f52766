# points: 1 · written: sums in plain Python
def conv2d_matmul(columns, weight, bias, height, width):
    flat = weight.reshape(len(weight), -1).tolist()
    result = []
    for rows in np.asarray(columns).tolist():
        maps = []
        for f, b in zip(flat, bias):
            values = [sum(p * q for p, q in zip(row, f)) + float(b) for row in rows]
            maps.append([values[i * width : (i + 1) * width] for i in range(height)])
        result.append(maps)
    return result
