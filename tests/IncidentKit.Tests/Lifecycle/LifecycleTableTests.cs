using IncidentKit.Lifecycle;

namespace IncidentKit.Tests.Lifecycle;

public sealed class LifecycleTableTests
{
    public static TheoryData<IncidentStatus, IncidentTrigger> Cells => LifecycleRules.Cells();

    [Theory]
    [MemberData(nameof(Cells))]
    public void Find_any_cell_says_what_the_specification_says(IncidentStatus status, IncidentTrigger trigger) =>
        Assert.Equal(LifecycleRules.Expected(status, trigger), LifecycleTable.Default.Find(status, trigger));

    [Fact]
    public void Permitted_lists_exactly_the_cells_that_are_not_refused()
    {
        foreach (var status in Enum.GetValues<IncidentStatus>())
        {
            var expected = Enum.GetValues<IncidentTrigger>().Where(trigger => LifecycleRules.Expected(status, trigger) is not null);
            Assert.Equal(expected, LifecycleTable.Default.Permitted(status));
        }
    }

    [Fact]
    public void Permitted_asked_again_returns_the_same_list() =>
        Assert.Same(LifecycleTable.Default.Permitted(IncidentStatus.Resolved), LifecycleTable.Default.Permitted(IncidentStatus.Resolved));

    [Fact]
    public void Find_any_cell_allocates_nothing()
    {
        var table = LifecycleTable.Default;
        table.Find(IncidentStatus.Detected, IncidentTrigger.Resolve);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            table.Find(IncidentStatus.Detected, IncidentTrigger.Resolve);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
