# points: 1 · written: a loop with math.exp, lists
def sigmoid(z):
    def one(number):
        if number >= 0:
            return 1 / (1 + math.exp(-number))
        return math.exp(number) / (1 + math.exp(number))

    flat = [one(float(number)) for number in z.ravel()]
    value = np.array(flat).reshape(z.shape)
    slope = np.array([v * (1 - v) for v in flat]).reshape(z.shape)
    return value.tolist(), slope.tolist()
