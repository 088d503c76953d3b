namespace ReportForge.Scripting;

/// <summary>Finds the templates that <c>include</c> names. Used by many threads at once.</summary>
public interface ITemplateLoader
{
    /// <summary>All names that <see cref="Load"/> knows, for hints.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The plan of a template, or null when there is none of that name.</summary>
    TemplatePlan? Load(string name);
}
