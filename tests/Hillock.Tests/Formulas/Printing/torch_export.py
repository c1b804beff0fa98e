"""Runs exported PyTorch modules on PyTorch itself: values, gradients by the inputs and by the parameters, as JSON."""
import json
import sys

try:
    import torch
except ImportError:
    sys.exit(77)

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def load(name, code):
    space = {}
    exec(compile(code, name, "exec"), space)
    return space["".join(part[0].upper() + part[1:] for part in name.split("_") if part)]


def run(item):
    create = load(item["name"], item["code"])
    module = create(**item.get("arguments", {}))
    if not item.get("training", False):
        module.eval()
    repr(module)
    x = torch.tensor([[float(v) for v in row] for row in item["rows"]], requires_grad=True)
    torch.manual_seed(3)
    y = module(x)
    if y.requires_grad:
        weights = torch.arange(1, y.shape[-1] + 1, dtype=y.dtype) if item.get("weighted", False) else torch.ones(y.shape[-1], dtype=y.dtype)
        (y * weights).sum().backward()
    return {
        "value": [[repr(v) for v in row] for row in y.tolist()],
        "gradient": [[repr(v) for v in row] for row in ([] if x.grad is None else x.grad.tolist())],
        "parameters": {n: [] if p.grad is None else [repr(v) for v in p.grad.reshape(-1).tolist()] for n, p in module.named_parameters()},
    }


json.dump([run(item) for item in json.load(sys.stdin)], sys.stdout)
