using IncidentKit.Yaml;

namespace IncidentKit.Policies;

/// <summary>Binds <c>tables:</c>.</summary>
internal static class TableBinder
{
    public static IReadOnlyDictionary<string, PolicyTable> Bind(YamlMapReader policy, PolicyBinding binding)
    {
        var tables = new Dictionary<string, PolicyTable>(StringComparer.Ordinal);
        foreach (var (key, reader) in RecordBinder.Named(policy, "tables", binding))
        {
            _ = reader.Required("columns");
            var columns = reader.Texts("columns");
            if (columns.Count == 0 && reader.Map["columns"] is YamlList { Items.Count: 0 } none)
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.BadValue, none, "a table needs at least one column");
            var rows = new List<IReadOnlyList<string>>();
            foreach (var node in reader.List("rows"))
            {
                var row = Row(node, binding);
                rows.Add(row);
                if (columns.Count > 0 && row.Count != columns.Count)
                    binding.Report.Error(PolicyBinding.Codes + SchemaCodes.OutOfRange, node, $"a row of \"{key.Value}\" has {columns.Count} cells, one for each column, not {row.Count}");
            }

            tables[key.Value] = new PolicyTable { Title = reader.Text("title") ?? key.Value, Columns = columns, Rows = rows };
            reader.Finish();
        }

        return tables;
    }

    private static List<string> Row(YamlNode node, PolicyBinding binding)
    {
        var cells = new List<string>();
        if (node is not YamlList list)
        {
            binding.Report.Error(PolicyBinding.Codes + SchemaCodes.WrongType, node, $"a row must be a list, not {node.Kind}");
            return cells;
        }

        foreach (var cell in list.Items)
        {
            if (cell is YamlScalar { IsNull: false } scalar)
                cells.Add(scalar.Value);
            else
                binding.Report.Error(PolicyBinding.Codes + SchemaCodes.WrongType, cell, $"a cell must be text, not {cell.Kind}");
        }

        return cells;
    }
}
