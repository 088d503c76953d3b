using System.Collections;
using System.Numerics;
using ReportForge.Data;
using ReportForge.Findings;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <summary>Kinds of values as an author calls them.</summary>
internal static class KindNames
{
    public static Wording Of(object? value) => value switch
    {
        null or EmptyScriptObject => Wording.Same("null"),
        bool => new("đúng/sai", "boolean"),
        string or IScriptOutput => new("chuỗi", "string"),
        DateTime => new("ngày", "date"),
        TimeSpan => new("khoảng thời gian", "timespan"),
        ScriptRange => new("khoảng số", "range"),
        IScriptCustomFunction => new("hàm", "function"),
        DataObject or ScriptObject => new("đối tượng", "object"),
        IEnumerable => new("danh sách", "array"),
        BigInteger or IConvertible => new("số", "number"),
        _ => new("nội dung tài liệu", "document content"),
    };

    /// <summary>The kind behind the name that Scriban gives to a type.</summary>
    public static Wording OfType(string type) => type.Trim('`', '<', '>').Split('.')[^1] switch
    {
        "null" => Wording.Same("null"),
        "bool" or "Boolean" => new("đúng/sai", "boolean"),
        "string" or "String" => new("chuỗi", "string"),
        "int" or "long" or "double" or "decimal" or "float" or "bigint" or "BigInteger" or "Int32" or "Int64" or "Double" or "Decimal" =>
            new("số", "number"),
        "DateTime" or "datetime" => new("ngày", "date"),
        "TimeSpan" or "timespan" => new("khoảng thời gian", "timespan"),
        "array" or "ScriptArray" or "DataArray" or "range" or "ScriptRange" or "IEnumerable" or "IList" or "enumerable" =>
            new("danh sách", "array"),
        "object" or "ScriptObject" or "DataObject" or "IDictionary" => new("đối tượng", "object"),
        "function" => new("hàm", "function"),
        _ => new("giá trị này", "this value"),
    };
}
