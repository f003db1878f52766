# points: 1 · written: math.floor and exp
import math

def step_schedule(step, lr, drop, every):
    return lr * math.exp(math.floor(step / every) * math.log(drop))
