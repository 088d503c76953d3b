using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Pages;

/// <summary>What stands around every page: its title and who looks at it.</summary>
public sealed record PageFrame(string Title, Caller? Caller)
{
    /// <summary>A page as the answer of a route.</summary>
    /// <param name="title">As the window has it.</param>
    /// <param name="caller">Who looks at it; null for nobody.</param>
    /// <param name="values">The parameters of the page by their names.</param>
    /// <param name="status">Status of the answer.</param>
    internal static IResult Page<TPage>(
        string title, Caller? caller, Dictionary<string, object>? values = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<PageHost>(new Dictionary<string, object?>
        {
            [nameof(PageHost.Frame)] = new PageFrame(title, caller),
            [nameof(PageHost.Page)] = typeof(TPage),
            [nameof(PageHost.Values)] = values,
        })
        {
            StatusCode = status,
        };
}
