namespace Hillock.Advice;

/// <summary>What a sample is.</summary>
public enum AdviceInput
{
    /// <summary>A row of numbers.</summary>
    Table,

    /// <summary>Height × width, or height × width × channels.</summary>
    Image,

    /// <summary>Steps × numbers.</summary>
    Sequence,

    /// <summary>Ids of characters.</summary>
    Text,
}
