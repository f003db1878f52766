# points: 1 · written: plain Python
def max_pool2d(x, size, stride):
    def pool(image):
        h, w = len(image), len(image[0])
        return [[max(v for row in image[y : y + size] for v in row[z : z + size])
                 for z in range(0, w - size + 1, stride)]
                for y in range(0, h - size + 1, stride)]
    return [[pool(channel) for channel in image] for image in np.asarray(x).tolist()]
