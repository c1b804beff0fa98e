namespace Hillock.Kernels;

/// <summary>What one step of a <see cref="VectorProgram"/> does, lane by lane.</summary>
internal enum VectorOperation
{
    Input, Scalar, Constant,
    Add, Subtract, Multiply, Divide, FusedMultiplyAdd, FusedNegatedMultiplyAdd, Sqrt, Negate, Abs,
    Min, Max, MinNative, MaxNative,
    And, Or, Xor, AndNot, Select,
    Less, LessOrEqual, Greater, GreaterOrEqual, Equal,
    ScaleByPowerOfTwo, PowerOfTwo, ShiftLeftInteger, ShiftRightInteger, SubtractInteger, SingleFromInteger,
    Lookup,
    Repair,
}
