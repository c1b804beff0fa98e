namespace Hillock.Data;

/// <summary>Choices that only some kinds of data can take.</summary>
[Flags]
internal enum OptionGroups
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>What is to be predicted and how cells are read.</summary>
    Cells = 1,

    /// <summary>How columns of a table become inputs.</summary>
    Columns = 2,

    /// <summary>A file with the test rows.</summary>
    TestFile = 4,

    /// <summary>What a generator makes.</summary>
    Generator = 8,

    /// <summary>Random changes of training images.</summary>
    Augmentation = 16,

    /// <summary>How pictures are decoded.</summary>
    Pictures = 32,

    /// <summary>The length of texts.</summary>
    Text = 64,

    /// <summary>Windows in time.</summary>
    Series = 128,
}
