# points: 0 · misconception: calls torch's cell
def gru_step(x, h, W, V, b):
    cell = torch.nn.GRUCell(x.shape[1], h.shape[1]).double()
    order = [1, 0, 2]
    with torch.no_grad():
        cell.weight_ih.copy_(torch.tensor(np.concatenate([W[i].T for i in order])))
        cell.weight_hh.copy_(torch.tensor(np.concatenate([V[i].T for i in order])))
        cell.bias_ih.copy_(torch.tensor(np.concatenate([b[i] for i in order])))
        cell.bias_hh.zero_()
        return cell(torch.tensor(x), torch.tensor(h))
