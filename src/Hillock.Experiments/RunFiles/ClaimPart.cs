namespace Hillock.Experiments.RunFiles;

/// <summary>One figure of a claim, such as <c>selu over relu, epochs, at least 20 % fewer</c>.</summary>
/// <param name="Arm">The arm that it is about, or <see cref="Best"/>.</param>
/// <param name="Than">The arm that it is held against, or <see cref="Average"/>.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Size">What is said of it, in words.</param>
/// <param name="Target">Of epochs, the validation metric that they are counted to, in per cent; null: 99 % of what the better of the two reaches.</param>
internal sealed record ClaimPart(string Arm, string Than, ClaimMeasure Measure, ClaimSize Size, double? Target = null)
{
    /// <summary>Stands for the arm that a user would choose: seed by seed the best on the validation rows.</summary>
    public const string Best = "best";

    /// <summary>Stands for an arm that is taken blindly: the mean of all.</summary>
    public const string Average = "average";

    /// <summary>As it is written.</summary>
    public string Text => $"{Arm} over {Than}, {Thing}, {Size.Text}";

    /// <summary>The measure, with its target where it has one.</summary>
    public string Thing => Target is { } t ? $"epochs to {ValueText.Print(t)} %" : ClaimText.Word(Measure);

    /// <summary>Whether it is about one of several, so that it is told on the test rows.</summary>
    public bool Chooses(Func<string, bool> isArm) => (Arm == Best && !isArm(Best)) || (Than == Average && !isArm(Average));
}
