using Microsoft.AspNetCore.Mvc;
using ReportForge.Conformance.Judging;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Checks;

/// <summary>How a document is to be checked, as the query of a request has it.</summary>
/// <param name="Mode">draft or final; draft when it is not given.</param>
/// <param name="Practice">Whether matters of practice are told, on which the decree is silent.</param>
internal sealed record CheckWish([FromQuery(Name = "mode")] string? Mode, [FromQuery(Name = "practice")] bool? Practice)
{
    /// <summary>Null for a mode that there is not.</summary>
    public ConformanceOptions? Options => Mode is null or "draft" or "final"
        ? new ConformanceOptions { Mode = Mode == "final" ? DocumentMode.Final : DocumentMode.Draft, TellsPractice = Practice == true }
        : null;

    public static Problems.Problem WrongMode() =>
        Problems.BadRequest("mode", new("Cần mode=draft (dự thảo) hoặc mode=final (bản chính thức).", "mode is draft or final."));
}
