using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Activations;

/// <summary>A formula as text to be kept.</summary>
internal static class FormulaText
{
    /// <summary>Text that is read back as the same function.</summary>
    /// <exception cref="HillockException">There is none, as the formula is too long.</exception>
    public static string Kept(Formula formula, string name)
    {
        var text = formula.ToString();
        if (!FormulaPrinter.IsWhole(formula) || text.Length > Tokenizer.MostCharacters)
        {
            throw new HillockException(
                $"The formula of {name} has {formula.Size} terms: too long to be kept as text, of which {Tokenizer.MostCharacters} characters are read. "
                    + "Write it shorter, or give it by code (Activation.FromCode).");
        }

        return text;
    }

    /// <summary>Text that is the same for the same formula, in every process; a hash where the formula is too long to be written out.</summary>
    public static string Signature(Formula formula) => FormulaPrinter.IsWhole(formula) ? formula.ToString() : Hash(formula);

    private static string Hash(Formula formula)
    {
        // Part by part, each once, so that a formula of shared parts takes as long as it has parts.
        var places = new Dictionary<Formula, int>(ReferenceEqualityComparer.Instance);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var node in Nodes.Of(formula))
        {
            places[node] = places.Count;
            var text = node is Operation o ? $"{o.Operator.Name} {string.Join(' ', o.Arguments.Select(a => places[a]))}" : $"{node}";
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }

        return string.Create(CultureInfo.InvariantCulture, $"formula of {formula.Size} terms {Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }
}
