using Hillock.Health.Monitoring;

namespace Hillock.Reports.Charts;

/// <summary>The units of a layer.</summary>
internal sealed record UnitRow(string Name, IReadOnlyList<UnitState> States);
