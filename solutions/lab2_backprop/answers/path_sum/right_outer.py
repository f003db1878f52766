# points: 1 · written: outer products in NumPy, a list
def path_sum(stages):
    products = np.array([1.0])
    for stage in stages:
        products = np.outer(products, np.array(stage)).ravel()
    return [products.sum(), products.size * (len(stages) - 1), products.size - 1]
