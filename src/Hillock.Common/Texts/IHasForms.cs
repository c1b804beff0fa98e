namespace Hillock.Texts;

/// <summary>A class that says by which names texts know it; <see cref="TextForms{T}"/> finds it by that.</summary>
/// <typeparam name="T">Its base type.</typeparam>
public interface IHasForms<T>
    where T : class, ISettable<T>
{
    /// <summary>At least one.</summary>
    static abstract IReadOnlyList<UsualForm<T>> Forms { get; }
}
