using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Activations;

/// <summary>What functions written by hand need of numbers with slopes.</summary>
internal static class DualMath
{
    extension(Dual)
    {
        public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Slope - b.Slope);

        public static Dual operator -(Dual a) => new(-a.Value, -a.Slope);

        public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, (a.Slope * b.Value) + (a.Value * b.Slope));

        public static Dual operator *(Dual a, double b) => new(a.Value * b, a.Slope * b);

        public static Dual operator *(double a, Dual b) => new(a * b.Value, a * b.Slope);

        public static Dual operator /(Dual a, Dual b)
        {
            var value = a.Value / b.Value;
            return new(value, (a.Slope - (value * b.Slope)) / b.Value);
        }

        public static bool operator <(Dual a, Dual b) => a.Value < b.Value;

        public static bool operator >(Dual a, Dual b) => a.Value > b.Value;

        public static Dual Exp(Dual a)
        {
            var value = Math.Exp(a.Value);
            return new(value, value * a.Slope);
        }

        public static Dual Expm1(Dual a) => new(Special.Expm1(a.Value), Math.Exp(a.Value) * a.Slope);

        /// <summary>Size; flat at 0.</summary>
        public static Dual Abs(Dual a) => a.Value == 0 ? 0 : a.Value < 0 ? -a : a;

        public static Dual Log(Dual a) => new(Math.Log(a.Value), a.Slope / a.Value);

        /// <summary>Square root; flat at 0.</summary>
        public static Dual Sqrt(Dual a)
        {
            var value = Math.Sqrt(a.Value);
            return new(value, value == 0 ? 0 : a.Slope / (2 * value));
        }

        /// <summary>What is above 0; NaN passes.</summary>
        public static Dual Positive(Dual a) => a.Value <= 0 ? 0 : a;
    }
}
