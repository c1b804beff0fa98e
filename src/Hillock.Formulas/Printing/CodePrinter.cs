namespace Hillock.Formulas.Printing;

/// <summary>Writes a formula in a language; what is used more than once is computed once, into a local.</summary>
/// <param name="notation">The language.</param>
/// <param name="names">What parameters are called there, and the names that are taken.</param>
internal sealed class CodePrinter(Notation notation, Identifiers names)
{
    /// <summary>The code of <paramref name="formula"/>.</summary>
    internal CodeBlock Print(Formula formula)
    {
        var nodes = new ValueGraph(Idioms.Rewrite(formula, notation.Forms.ContainsKey)).Nodes;
        var named = NamedByNeed(nodes);
        var pieces = new Piece[nodes.Count];
        var lines = new List<string>();
        var locals = new Identifiers(names);
        for (var i = 0; i < nodes.Count; i++)
        {
            var piece = nodes[i].Part is Operation o ? Combine(o.Operator, [.. nodes[i].Operands.Select(k => pieces[k])]) : Leaf(nodes[i].Part);
            if (i < nodes.Count - 1 && (named[i] || DeservesName(nodes[i], piece)))
            {
                var local = locals.Local(notation.LocalName);
                lines.Add(notation.Declare(local, piece.IsTruth, piece.Text));
                piece = piece with { Text = local, Binding = Binding.Atom };
            }

            pieces[i] = piece;
        }

        return new CodeBlock(lines, AsNumber(pieces[^1]).Text);
    }

    private bool DeservesName(ValueGraph.Node node, Piece piece)
    {
        if (node.Part is not Operation o) return false;
        if (piece.Text.Length > notation.LongestPart) return true;
        return notation.NamesSharedParts && node.Uses > 1 && !(o.Operator == Operators.Negate && o[0] is not Operation);
    }

    // An operand that its operator writes twice must be a name.
    private bool[] NamedByNeed(IReadOnlyList<ValueGraph.Node> nodes)
    {
        var named = new bool[nodes.Count];
        foreach (var node in nodes)
        {
            if (node.Part is not Operation o) continue;
            var form = FormOf(o.Operator);
            for (var i = 0; i < node.Operands.Count; i++)
                if (nodes[node.Operands[i]].Part is Operation && form.Repeats(i))
                    named[node.Operands[i]] = true;
        }

        return named;
    }

    private Piece Leaf(Formula leaf) => leaf switch
    {
        Constant c when notation.Number(c.Value) is var text =>
            new(text, text[0] == '-' ? Binding.Sign : Binding.Atom, IsPlain: true),
        Parameter p => new(names[p.Name], Binding.Atom, IsPlain: !p.Learnable),
        _ => new(names["x"], Binding.Atom),
    };

    private Piece Combine(Operator op, Piece[] operands)
    {
        var form = FormOf(op);
        for (var i = 0; i < operands.Length; i++)
            operands[i] = form.TakesTruth && i == 0 ? AsTruth(operands[i]) : AsNumber(operands[i]);
        var plain = operands.All(o => o.IsPlain);
        if (form.NeedsArray && notation.ToArray is { } toArray)
        {
            var first = form.TakesTruth ? 1 : 0;
            var all = operands.Skip(first).All(o => o.IsPlain);
            for (var i = first; i < operands.Length; i++)
                if (operands[i].IsPlain && (form.NeedsArrays || (all && i == first)))
                    operands[i] = Apply(toArray, [operands[i]]);
            plain = false;
        }

        return Apply(form, operands) with { IsPlain = plain };
    }

    private Piece Apply(Form form, Piece[] operands)
    {
        var texts = new string[operands.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = operands[i].Binding < form.Operands[i] ? notation.Parenthesize(operands[i].Text) : operands[i].Text;
        return new Piece(form.Fill(texts), form.Own, form.IsTruth);
    }

    private Piece AsNumber(Piece piece) => piece.IsTruth ? Apply(notation.TruthToNumber, [piece]) : piece;

    private Piece AsTruth(Piece piece)
    {
        if (piece.IsTruth) return piece;
        if (piece.IsPlain && notation.ToArray is { } toArray) piece = Apply(toArray, [piece]);
        return Apply(notation.NumberToTruth, [piece]);
    }

    private Form FormOf(Operator op) => notation.Forms.TryGetValue(op, out var form)
        ? form
        : throw new HillockException($"The function {op.Name} cannot be written in this language yet; write the formula without it.");
}
