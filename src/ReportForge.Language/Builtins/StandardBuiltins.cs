namespace ReportForge.Language.Builtins;

/// <summary>All of Scriban's builtins.</summary>
internal static class StandardBuiltins
{
    public static DataObject Create()
    {
        var names = new DataObject(16);
        names.Set("array", Value.From(ArrayFunctions.Create()));
        names.Set("date", Value.From(DateFunctions.Create()));
        names.Set("html", Value.From(HtmlFunctions.Create()));
        names.Set("math", Value.From(MathFunctions.Create()));
        names.Set("object", Value.From(ObjectFunctions.Create()));
        names.Set("regex", Value.From(RegexFunctions.Create()));
        names.Set("string", Value.From(StringFunctions.Create()));
        names.Set("timespan", Value.From(TimeSpanFunctions.Create()));
        names.Set("include", Value.From(new IncludeFunction()));
        names.Set("include_join", Value.From(IncludeJoinFunction.Create()));
        return names;
    }
}
