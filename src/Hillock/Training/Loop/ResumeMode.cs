namespace Hillock.Training;

/// <summary>When a training goes on from a checkpoint.</summary>
public enum ResumeMode
{
    /// <summary>Always; a checkpoint of another training is an error.</summary>
    Always,

    /// <summary>Where it is of the same training; else the training begins anew, and the checkpoint is replaced.</summary>
    IfSame,

    /// <summary>Never; the checkpoint is replaced.</summary>
    Never,
}
