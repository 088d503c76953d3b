using System.Globalization;
using ReportForge.Data;
using ReportForge.Data.Texts;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Workbooks;

/// <summary>
/// Documents and sections by the names that people know them by. Data cite a document by its key; a workbook shows and takes
/// its kind, number and day, and the label of the section in which it is cited.
/// </summary>
internal sealed class CitedDocuments
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    private CitedDocuments(Value documents)
    {
        var all = (documents.AsObject()?.Members ?? new DataObject().Members).Select(member => (member.Key, Name: NameOf(member.Value)))
            .ToList();
        foreach (var same in all.Where(one => one.Name.Length > 0).GroupBy(one => TextFolding.Fold(one.Name)))
        {
            // A document that was written down twice is told apart by the order of the list.
            foreach (var (index, (key, name)) in same.Index())
            {
                var own = index == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} (dòng thứ {index + 1})");
                _names[key] = own;
                _keys[TextFolding.Fold(own)] = key;
            }
        }

        // A number alone will do where no other document has it.
        foreach (var number in all.GroupBy(one => TextFolding.Fold(NumberIn(one.Name))).Where(
            group => group.Key.Length > 0 && group.Count() == 1))
            _keys.TryAdd(number.Key, number.Single().Key);
    }

    /// <summary>The data with documents called by their names where a field refers to them (<c>refersTo</c>).</summary>
    public static Value Named(ContractField contract, Value data) => Translated(contract, data, documents => documents.Shown);

    /// <summary>The data with the keys of documents where their names were typed.</summary>
    public static Value Keyed(ContractField contract, Value data) => Translated(contract, data, documents => documents.KeyOf);

    /// <summary>Labels of the sections that may cite, by key; only those that tell sections apart.</summary>
    public static IReadOnlyDictionary<string, string> Sections(ContractField contract, string path) =>
        (contract.At(path)?.Fields ?? []).Where(field => field.Value.Title is not null)
            .GroupBy(field => WorkbookMarks.Label(field.Value.Title ?? ""), field => field.Key).Where(label => label.Count() == 1)
            .ToDictionary(label => label.Single(), label => label.Key, StringComparer.Ordinal);

    private static Value Translated(ContractField contract, Value data, Func<CitedDocuments, Func<string, string>> direction)
    {
        var known = new Dictionary<string, CitedDocuments>(StringComparer.Ordinal);
        CitedDocuments Of(string path)
        {
            if (!known.TryGetValue(path, out var documents))
                known[path] = documents = new CitedDocuments(data.TryGetMember(path, out var found) ? found : Value.Null);
            return documents;
        }

        Value Walk(ContractField? field, Value value, string? target)
        {
            target = field?.RefersTo ?? target;
            if (value.AsObject() is { } members)
            {
                var copy = new DataObject(members.Count);
                foreach (var (name, member) in members.Members)
                    copy.Set(name, Walk(field?.Field(name) ?? field?.Others, member, target));
                return Value.From(copy);
            }

            if (value.AsArray() is { } list)
            {
                var copy = new DataArray();
                foreach (var item in list)
                    copy.Add(Walk(field?.Items, item, target));
                return Value.From(copy);
            }

            return target is not null && value.AsString() is { } text ? Value.From(direction(Of(target))(text)) : value;
        }

        return Walk(contract, data, null);
    }

    private string Shown(string key) => _names.GetValueOrDefault(key, key);

    private string KeyOf(string typed) => _names.ContainsKey(typed) ? typed : _keys.GetValueOrDefault(TextFolding.Fold(typed), typed);

    // “Quyết định số 5272/QĐ-UBND ngày 29/12/2023”; a law by kind and subject.
    private static string NameOf(Value document)
    {
        string Text(string name) => document.TryGetMember(name, out var member) && !member.IsNull ? member.ToString() : "";
        if (Text("number").Length == 0)
            return $"{Text("kind")} {Text("subject")}".Trim();
        var year = Text("year").Length > 0 ? "/" + Text("year") : "";
        var separator = Text("separator") is { Length: > 0 } own ? own : "/";
        var day = DateWriting.TryParse(Text("date"), out var date) ? date.ToString(" 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture) : "";
        return $"{Text("kind")} số {Text("number")}{year}{separator}{Text("symbol")}{day}".Trim();
    }

    private static string NumberIn(string name)
    {
        var start = name.IndexOf(" số ", StringComparison.Ordinal);
        return start < 0 ? "" : name[(start + " số ".Length)..].Split(' ')[0];
    }
}
