"""torch, keras and jax of one number: a value and its slope, with the rules by which those frameworks differentiate."""
import math
import sys
import types


def guard(f, *a):
    try:
        return f(*a)
    except OverflowError:
        return math.inf
    except (ValueError, ZeroDivisionError):
        return math.nan


def div(a, b):
    if b != 0:
        return a / b
    return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1, b)


class Tensor:
    """Forward mode; what has slope 0 times something infinite is NaN, as in the frameworks."""

    dtype = "float64"

    def __init__(self, value, slope=0.0):
        self.value = value
        self.slope = slope

    def new_full(self, shape, value):
        assert shape == ()
        return Tensor(float(value))

    def to(self, dtype):
        return Tensor(float(self.value))

    def dim(self):
        return 0

    def view(self, shape):
        return self

    def __float__(self):
        return float(self.value)

    def __neg__(self):
        return Tensor(-self.value, -self.slope)

    def __add__(self, other):
        other = lift(other)
        return Tensor(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other):
        return self + -lift(other)

    def __mul__(self, other):
        other = lift(other)
        return Tensor(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def __truediv__(self, other):
        other = lift(other)
        value = div(self.value, other.value)
        return Tensor(value, div(self.slope - value * other.slope, other.value))

    def __pow__(self, other):
        n = lift(other)
        assert n.slope == 0
        return Tensor(guard(math.pow, self.value, n.value), n.value * guard(math.pow, self.value, n.value - 1) * self.slope)

    def __radd__(self, other):
        return lift(other) + self

    def __rsub__(self, other):
        return lift(other) - self

    def __rmul__(self, other):
        return lift(other) * self

    def __rtruediv__(self, other):
        return lift(other) / self

    def __lt__(self, other):
        return Truth(self.value < lift(other).value)

    def __le__(self, other):
        return Truth(self.value <= lift(other).value)

    def __gt__(self, other):
        return Truth(self.value > lift(other).value)

    def __ge__(self, other):
        return Truth(self.value >= lift(other).value)

    def __eq__(self, other):
        return Truth(self.value == lift(other).value)

    def __ne__(self, other):
        return Truth(self.value != lift(other).value)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        raise TypeError("the truth of an array is not one value")

    def to(self, dtype):
        return Tensor(1.0 if self.value else 0.0)


def lift(a):
    return a if isinstance(a, Tensor) else Tensor(float(a))


def sigmoid(x):
    return 1 / (1 + guard(math.exp, -x))


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


FUNCTIONS = {
    "abs": (abs, lambda x: (x > 0) - (x < 0)),
    "sign": (lambda x: float((x > 0) - (x < 0)), lambda x: 0.0),
    "exp": (lambda x: guard(math.exp, x), lambda x: guard(math.exp, x)),
    "expm1": (lambda x: guard(math.expm1, x), lambda x: guard(math.exp, x)),
    "log": (lambda x: guard(math.log, x), lambda x: div(1, x)),
    "log1p": (lambda x: guard(math.log1p, x), lambda x: div(1, 1 + x)),
    "sqrt": (lambda x: guard(math.sqrt, x), lambda x: div(0.5, guard(math.sqrt, x))),
    "sin": (math.sin, math.cos),
    "cos": (math.cos, lambda x: -math.sin(x)),
    "tanh": (math.tanh, lambda x: 4 * sigmoid(2 * x) * sigmoid(-2 * x)),
    "atan": (math.atan, lambda x: 1 / (1 + x * x)),
    "asinh": (math.asinh, lambda x: 1 / math.hypot(1, x)),
    "erf": (math.erf, lambda x: 2 / math.sqrt(math.pi) * math.exp(-x * x)),
    "ndtr": (lambda x: 0.5 * math.erfc(-x * math.sqrt(0.5)), lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi)),
    "sigmoid": (sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
    "softplus": (softplus, sigmoid),
    "log_sigmoid": (lambda x: -softplus(-x), lambda x: sigmoid(-x)),
    "relu": (lambda x: x if x != x or x > 0 else 0.0, lambda x: 1.0 if x > 0 else 0.0),
}


def function(name, strict):
    value, slope = FUNCTIONS[name]

    def apply(x):
        if strict and not isinstance(x, Tensor):
            raise TypeError(f"{name}() takes a Tensor, not {type(x).__name__}")
        x = lift(x)
        return Tensor(value(x.value), slope(x.value) * x.slope)

    return apply


def where(strict):
    def apply(condition, a, b):
        if isinstance(condition, bool) and not strict:
            condition = Truth(condition)
        if not isinstance(condition, Truth):
            raise TypeError("where() takes a condition first")
        if strict and not isinstance(a, Tensor) and not isinstance(b, Tensor):
            raise TypeError("where() of two plain numbers forgets the dtype")
        a, b = lift(a), lift(b)
        c = 1.0 if condition.value else 0.0
        return Tensor(a.value if condition.value else b.value, c * a.slope + (1 - c) * b.slope)

    return apply


def hypot(strict):
    def apply(a, b):
        if strict and not (isinstance(a, Tensor) and isinstance(b, Tensor)):
            raise TypeError("hypot() takes Tensors")
        a, b = lift(a), lift(b)
        value = math.hypot(a.value, b.value)
        return Tensor(value, div(a.value * a.slope + b.value * b.slope, value))

    return apply


def module(name, **members):
    made = types.ModuleType(name)
    for key, member in members.items():
        setattr(made, key, member)
    sys.modules[name] = made
    return made


def functions(names, strict):
    return {spelt: function(name, strict) for spelt, name in names.items()}


def isnan(x):
    return Truth(lift(x).value != lift(x).value)


BASIC = {n: n for n in ["abs", "sign", "exp", "expm1", "log", "log1p", "sqrt", "sin", "cos", "tanh"]}


class Module:
    def __call__(self, x):
        return self.forward(x)


class Layer:
    def __init__(self, **kwargs):
        self.built = False

    def add_weight(self, name, shape, initializer, trainable):
        assert shape in ((), (1,)) and trainable
        return Tensor(initializer)

    def build(self, input_shape):
        pass

    def __call__(self, x):
        if not self.built:
            self.build((1,))
            self.built = True
        return self.call(x)


def install():
    nn = module("torch.nn", Module=Module, Parameter=lambda t: t)
    f = module("torch.nn.functional", **functions({"softplus": "softplus", "logsigmoid": "log_sigmoid"}, True))
    nn.functional = f
    names = {**BASIC, "atan": "atan", "asinh": "asinh", "erf": "erf", "sigmoid": "sigmoid", "relu": "relu"}
    special = module("torch.special", **functions({"ndtr": "ndtr"}, True))
    module("torch", nn=nn, special=special, hypot=hypot(True), tensor=lift, full=lambda shape, value: lift(value), where=where(True), isnan=isnan, **functions(names, True))

    names = {**BASIC, "arctan": "atan", "arcsinh": "asinh", "erf": "erf", "sigmoid": "sigmoid", "softplus": "softplus", "log_sigmoid": "log_sigmoid", "relu": "relu"}
    ops = module("keras.ops", where=where(True), isnan=isnan, convert_to_tensor=lift,
                 not_equal=lambda a, b: lift(a) != b,
                 cast=lambda a, dtype: a.to(dtype) if isinstance(a, Truth) else lift(a), **functions(names, False))
    module("keras", ops=ops, layers=types.SimpleNamespace(Layer=Layer),
           initializers=types.SimpleNamespace(Constant=float),
           saving=types.SimpleNamespace(register_keras_serializable=lambda package: lambda c: c))

    jnp = module("jax.numpy", where=where(False), isnan=isnan, asarray=lift, hypot=hypot(False), **functions({**BASIC, "arctan": "atan", "arcsinh": "asinh"}, False))
    jnn = module("jax.nn", **functions({n: n for n in ["sigmoid", "softplus", "log_sigmoid", "relu"]}, False))
    special = module("jax.scipy.special", **functions({"erf": "erf", "ndtr": "ndtr"}, False))
    scipy = module("jax.scipy", special=special)
    module("jax", numpy=jnp, nn=jnn, scipy=scipy)


def load(target, name, code):
    space = {}
    exec(compile(code, name, "exec"), space)
    if target == "jax":
        name = name if name in space else name + "_"  # a word of the language
        return lambda x: space[name](x, **space.get(name.upper() + "_PARAMETERS", {}))
    return space["".join(part[0].upper() + part[1:] for part in name.split("_") if part)]()


def main():
    import json

    install()
    job = json.load(sys.stdin)
    answers = []
    for item in job["items"]:
        f = load(item["target"], item["name"], item["code"])
        results = [f(Tensor(float(x), 1.0)) for x in job["points"]]
        answers.append([[repr(r.value), repr(r.slope)] for r in results])
    json.dump(answers, sys.stdout)


main()
