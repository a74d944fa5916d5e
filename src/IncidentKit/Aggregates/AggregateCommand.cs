using System.Text.Json.Serialization;

namespace IncidentKit.Aggregates;

/// <summary>What one aggregate can want of another. The names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(ReportRun), "report_run")]
[JsonDerivedType(typeof(ReportDuty), "report_duty")]
[JsonDerivedType(typeof(DischargeDuty), "discharge_duty")]
[JsonDerivedType(typeof(EndRun), "end_run")]
internal abstract record AggregateCommand;
