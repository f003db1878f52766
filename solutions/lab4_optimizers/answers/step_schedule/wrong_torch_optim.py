# points: 0 · misconception: lets torch.optim do it
import torch

def step_schedule(step, lr, drop, every):
    rule = torch.optim.SGD([torch.zeros(1)], lr=lr)
    plan = torch.optim.lr_scheduler.StepLR(rule, every, drop)
    for _ in range(step):
        rule.step()
        plan.step()
    return plan.get_last_lr()[0]
