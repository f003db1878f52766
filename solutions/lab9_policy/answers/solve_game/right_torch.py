# points: 2 · written: torch
def solve_game(children, results):
    values = torch.tensor(results, dtype=torch.float64)
    for i in range(len(children))[::-1]:
        if children[i]:
            values[i] = (-values[list(children[i])]).max()
    return values
