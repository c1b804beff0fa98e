#:project ../src/Hillock/Hillock.csproj
#:property PublishAot=false
#:property AllowUnsafeBlocks=true

// Defines an activation once and looks at what follows from it: dotnet run samples/custom-activation.cs
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Initialization;
using Hillock.Kernels;
using static Hillock.Formulas.Functions;

// One fixed parameter, and one that training changes.
var mine = Activation.Define("mine", x => x * Tanh(Exp(Fixed("beta", 1) * x)) + Learned("slope", 0.1) * x);
Console.WriteLine($"formula      {mine.Formula}");
Console.WriteLine($"derivative   {mine.Derivative}");
Console.WriteLine($"range        {mine.Formula.RangeOf()}");
Console.WriteLine($"initialiser  {Initializers.For(mine)}");
Console.WriteLine($"learnable    {string.Join(", ", mine.Learnable.Select(p => p.Name))}");
Console.WriteLine($"text         {mine.With("beta", 2)}");

// The reference in float64, and the compiled loop that training runs, in float32.
Console.WriteLine($"float64      {mine.Formula.Evaluate(0.5)}");
var kernel = ActivationKernel.Compile(mine.Formula, mine.Learnable);
float[] x = [-1, 0.5f, 2], y = new float[3], slopes = new float[3], learned = [0.1f];
unsafe
{
    fixed (float* from = x, value = y, slope = slopes, parameters = learned)
        kernel.ForwardWithDerivative(from, value, slope, x.Length, parameters);
}

for (var i = 0; i < x.Length; i++) Console.WriteLine($"float32      f({x[i]}) = {y[i]}, f'({x[i]}) = {slopes[i]}");
