# points: 1 · written: node by node into a dict
def graph_e(a, b):
    found = dict(c=a + b, d=b + 1)
    found["e"] = found["c"] * found["d"]
    found["de_dc"] = found["d"]
    found["de_dd"] = found["c"]
    found["de_da"] = 1 * found["de_dc"]
    found["de_db"] = 1 * found["de_dc"] + 1 * found["de_dd"]
    return found
