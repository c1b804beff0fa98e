namespace Hillock.Formulas;

/// <summary>Looks up what formula text calls.</summary>
internal sealed class FormulaCalls(string text, IFunctionSource? functions)
{
    private IEnumerable<string> Known => Names.Functions.Concat(functions?.Names ?? []);

    internal Formula Apply(Token name, List<Formula> arguments)
    {
        var id = Names.OtherSpellings.GetValueOrDefault(name.Text, name.Text);
        if (Operators.ByName.TryGetValue(id, out var op))
        {
            if (op.Arity == arguments.Count) return op.Apply([.. arguments]);
            if (op.Arity == 2 && arguments.Count > 2) return arguments.Aggregate((a, b) => op.Apply(a, b));
        }
        else if (Compositions.All.TryGetValue(id, out var composition))
        {
            if (composition.Arity == arguments.Count) return composition.Apply(arguments);
            throw WrongCount(name, composition.Arity, arguments.Count);
        }

        return FromSource(name, arguments) ?? throw (op is null
            ? Unknown(name)
            : WrongCount(name, op.Arity, arguments.Count));
    }

    internal HillockException UnknownLeaf(Token name, IEnumerable<string> parameters)
    {
        if (Known.Contains(name.Text))
            return At(name, $"{name.Text} is a function; give it an argument, as in {name.Text}(x).");
        if (name.Text.Length > 1 && name.Text.All(char.IsAsciiLetterUpper)) return At(
            name, $"Unknown name '{name.Text}'; names are written in lower case.{Ask(name.Text.ToLowerInvariant(), parameters)}");
        return At(name, $"Unknown name '{name.Text}' in the formula.{Ask(name.Text, parameters)}"
            + $" A parameter is declared after a semicolon: '...; {name.Text} = 1'.");
    }

    private Formula? FromSource(Token name, List<Formula> arguments)
    {
        try
        {
            return functions is not null && functions.TryApply(name.Text, arguments, out var result) ? result : null;
        }
        catch (HillockException e) when (e.Position is null)
        {
            throw At(name, e.Message);
        }
    }

    private HillockException Unknown(Token name)
    {
        if (name.Text == "x" || Names.Constants.ContainsKey(name.Text))
            return At(name, $"'{name.Text}' is not a function; write {name.Text} * (...) for a product.");
        return At(name, $"Unknown function '{name.Text}' in the formula.{Suggestions.Ask(name.Text, Known)}");
    }

    private HillockException WrongCount(Token name, int expected, int given) =>
        At(name, $"{name.Text} takes {expected} argument{(expected == 1 ? "" : "s")}, got {given}.");

    private string Ask(string name, IEnumerable<string> parameters) =>
        Suggestions.Ask(name, Known.Concat(Names.Constants.Keys).Concat(parameters).Append("x"));

    private HillockException At(Token token, string message) => FormulaErrors.At(text, token.Position, message);
}
