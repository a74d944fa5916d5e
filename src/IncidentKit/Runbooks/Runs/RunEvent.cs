using System.Text.Json.Serialization;

namespace IncidentKit.Runbooks.Runs;

/// <summary>Something that happened to a run. The words are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), RunStarted.Word)]
[JsonDerivedType(typeof(RunPaused), RunPaused.Word)]
[JsonDerivedType(typeof(RunEndRequested), RunEndRequested.Word)]
[JsonDerivedType(typeof(RunEnded), RunEnded.Word)]
[JsonDerivedType(typeof(LeaseTaken), LeaseTaken.Word)]
[JsonDerivedType(typeof(LeaseRenewed), LeaseRenewed.Word)]
[JsonDerivedType(typeof(StepScheduled), StepScheduled.Word)]
[JsonDerivedType(typeof(StepReady), StepReady.Word)]
[JsonDerivedType(typeof(StepSkipped), StepSkipped.Word)]
[JsonDerivedType(typeof(StepFallbackStarted), StepFallbackStarted.Word)]
[JsonDerivedType(typeof(StepEnded), StepEnded.Word)]
[JsonDerivedType(typeof(ApprovalRequested), ApprovalRequested.Word)]
[JsonDerivedType(typeof(ApprovalAnswered), ApprovalAnswered.Word)]
[JsonDerivedType(typeof(ApprovalTimedOut), ApprovalTimedOut.Word)]
[JsonDerivedType(typeof(ApprovalSuperseded), ApprovalSuperseded.Word)]
[JsonDerivedType(typeof(AttemptStarted), AttemptStarted.Word)]
[JsonDerivedType(typeof(AttemptCompleted), AttemptCompleted.Word)]
[JsonDerivedType(typeof(AttemptOverdue), AttemptOverdue.Word)]
[JsonDerivedType(typeof(AttemptInterrupted), AttemptInterrupted.Word)]
[JsonDerivedType(typeof(RetryScheduled), RetryScheduled.Word)]
[JsonDerivedType(typeof(StepUncertain), StepUncertain.Word)]
[JsonDerivedType(typeof(UncertainAskedAgain), UncertainAskedAgain.Word)]
[JsonDerivedType(typeof(UncertainAnswered), UncertainAnswered.Word)]
internal abstract record RunEvent
{
    /// <summary>The stable word for what happened.</summary>
    [JsonIgnore]
    public string Kind => KindWord();

    /// <summary>Who caused it: a person, a node, or <c>engine</c>.</summary>
    public string By { get; init; } = "engine";

    // A method, because an overriding property would be serialized beside the discriminator.
    private protected abstract string KindWord();
}
