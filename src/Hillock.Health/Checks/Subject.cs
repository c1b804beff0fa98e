using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Health.Checks;

/// <summary>What is checked: the function as written, as Hillock understands it, and as it is compiled.</summary>
internal sealed class Subject
{
    private readonly CustomActivation? _code;
    private readonly Lazy<Breaks> _breaks;

    public Subject(Activation activation, Formula? given)
    {
        Activation = activation;
        Given = given is null ? null : Bound(given);
        if (activation is ElementwiseActivation e)
        {
            Written = e.Formula;
            Formula = Bound(e.Formula);
            Compiled = Formula.Simplify();
            var slope = Formula.Derivative();
            (Value, Derivative) = (Compiled.Evaluate, slope.Evaluate);
            Kernel = new SingleKernel(ActivationKernel.Compile(e.Formula, e.Learnable), [.. e.Learnable.Select(p => (float)p.Value)]);
        }
        else
        {
            _code = activation as CustomActivation ?? throw new HillockException(
                $"{activation.Id} does not map one number to one number, so it cannot be checked point by point; give an element-wise activation such as "
                    + "sigmoid.");
            (Value, Derivative) = (x => Guarded(_code.Value, x), x => Guarded(_code.Derivative, x));
            Kernel = new SingleKernel(new CodeKernel(_code), [], Report);
        }

        _breaks = new(() => Breaks.Of(this));
    }

    public Activation Activation { get; }

    /// <summary>The formula as given; null for code.</summary>
    public Formula? Written { get; }

    /// <summary>The formula as written with its parameters as numbers; null for code.</summary>
    public Formula? Formula { get; }

    /// <summary>The same, simplified: what the kernels compute.</summary>
    public Formula? Compiled { get; }

    /// <summary>A derivative that the user gave.</summary>
    public Formula? Given { get; }

    /// <summary>The code, or null.</summary>
    public CustomActivation? Code => _code;

    /// <summary>The function in float64; NaN where code throws.</summary>
    public Func<double, double> Value { get; }

    /// <summary>Its derivative in float64; NaN where code throws.</summary>
    public Func<double, double> Derivative { get; }

    /// <summary>What training runs.</summary>
    public SingleKernel Kernel { get; }

    /// <summary>Where the function is not smooth.</summary>
    public Breaks Breaks => _breaks.Value;

    /// <summary>The first error of the code, with its x.</summary>
    public (double X, Exception Error)? Thrown { get; private set; }

    /// <summary>Notes that the code threw an error.</summary>
    public void Report(double x, Exception error) => Thrown ??= (x, error);

    private double Guarded(Func<double, double> f, double x)
    {
        try
        {
            return f(x);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Report(x, error);
            return double.NaN;
        }
    }

    private static Formula Bound(Formula formula) => formula.Replace(leaf => leaf is Parameter p ? p.Value : leaf);
}
