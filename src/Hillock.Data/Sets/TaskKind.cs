namespace Hillock.Data;

/// <summary>What a network is asked to do with a data set.</summary>
public enum TaskKind
{
    /// <summary>One of several classes: a probability for each, softmax and categorical cross-entropy.</summary>
    Classification,

    /// <summary>One of two classes: a single probability that it is the second, sigmoid and binary cross-entropy.</summary>
    BinaryClassification,

    /// <summary>A number: linear output and mean squared error.</summary>
    Regression,
}
