namespace Hillock.Formulas;

/// <summary>A named number with a default, fixed or learned in training.</summary>
public sealed class Parameter : Formula
{
    /// <summary>Declares a parameter.</summary>
    /// <param name="name">Field's standard name in snake_case, such as <c>alpha</c>.</param>
    /// <param name="value">The value unless another is given; the first value when learned. Finite.</param>
    /// <param name="learnable">Whether training changes it.</param>
    /// <param name="perChannel">Whether each channel (each unit of a dense layer) learns one of its own.</param>
    /// <exception cref="HillockException">The name is not an identifier or stands for something else, the value is not finite, or a fixed
    /// parameter is to be one a channel.</exception>
    public Parameter(string name, double value, bool learnable = false, bool perChannel = false)
        : base(HashCode.Combine(3, name, value, learnable, perChannel), 1, 1)
    {
        if (perChannel && !learnable) throw new HillockException($"Parameter {name} is fixed; only a learned one can be one a channel.");
        if (!Names.IsIdentifier(name)) throw new HillockException($"'{name}' cannot name a parameter: use letters, digits and _, a letter first.");
        if (Names.IsReserved(name)) throw new HillockException($"'{name}' cannot name a parameter: it already means something in formulas.");
        if (!double.IsFinite(value)) throw new HillockException($"Parameter {name} is {Numbers.Print(value)}; expected a finite number.");
        Name = name;
        Value = value;
        Learnable = learnable;
        PerChannel = perChannel;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value, or the first value when learned.</summary>
    public double Value { get; }

    /// <summary>Whether training changes it.</summary>
    public bool Learnable { get; }

    /// <summary>Whether each channel (each unit of a dense layer) learns one of its own; else a layer has one.</summary>
    public bool PerChannel { get; }

    /// <summary>The same at another value.</summary>
    /// <exception cref="HillockException">The value is not finite.</exception>
    public Parameter WithValue(double value) => new(Name, value, Learnable, PerChannel);

    /// <summary>A learned parameter as one a channel or one a layer.</summary>
    /// <exception cref="HillockException">It is fixed.</exception>
    public Parameter WithPerChannel(bool perChannel) => new(Name, Value, Learnable, perChannel);

    private protected override bool SameAlone(Formula other) =>
        other is Parameter p && p.Name == Name && p.Value.Equals(Value) && p.Learnable == Learnable && p.PerChannel == PerChannel;
}
