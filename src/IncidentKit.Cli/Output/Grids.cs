using Spectre.Console;

namespace IncidentKit.Cli.Output;

/// <summary>The two shapes in which a person gets things: names with values, and rows with headings.</summary>
internal static class Grids
{
    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <summary>Names with values; a value that is <see langword="null"/> or empty is left out.</summary>
    public static Grid Fields(IEnumerable<(string Name, string? Value)> fields)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrEmpty(value))
                grid.AddRow(new Text(name, Dim), new Text(SafeText.Line(value)));
        }

        return grid;
    }

    /// <summary>Rows with headings.</summary>
    public static Table Rows(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, Strong)) { Padding = new Padding(0, 0, 2, 0) });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(SafeText.Line(cell))));
        return table;
    }
}
