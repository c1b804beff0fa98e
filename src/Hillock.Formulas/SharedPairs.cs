namespace Hillock.Formulas;

/// <summary>Pairs of nodes already found equal, so that comparing formulas with shared parts stays linear in their parts.</summary>
internal sealed class SharedPairs
{
    private readonly HashSet<(object, object)> _seen = [];

    internal bool IsNew(Formula a, Formula b) => a.Size < 64 || _seen.Add((new Identity(a), new Identity(b)));

    private readonly struct Identity(Formula formula) : IEquatable<Identity>
    {
        private readonly Formula _formula = formula;

        public bool Equals(Identity other) => ReferenceEquals(_formula, other._formula);

        public override bool Equals(object? obj) => obj is Identity other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_formula);
    }
}
