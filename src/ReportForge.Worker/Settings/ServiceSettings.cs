using Microsoft.Extensions.Configuration;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Settings;

/// <summary>Reads the settings from where they may stand, and validates them once.</summary>
internal static class ServiceSettings
{
    /// <exception cref="MachineFailureException">A setting is out of its bounds.</exception>
    public static ServiceOptions Read(ConfigurationManager configuration, ServiceSurroundings surroundings)
    {
        // The data folder may be named anywhere but in the file that lies in it.
        AddOutside(configuration, surroundings);
        var folder = configuration[nameof(ServiceOptions.DataDir)] ?? new ServiceOptions().DataDir;
        configuration.Sources.Clear();
        configuration.AddJsonFile(
            Path.Combine(Path.GetFullPath(folder, surroundings.WorkingDirectory), "appsettings.json"),
            optional: true,
            reloadOnChange: false);
        AddOutside(configuration, surroundings);
        var options = Bind(configuration);
        var nulls = Nulls(options).ToList();
        if ((nulls.Count > 0 ? nulls : [.. options.Complaints()]) is { Count: > 0 } complaints)
            throw MachineFailureException
                .With(SettingsFindings.WrongSettings(string.Join("; ", complaints)), new ArgumentException(complaints[0]));
        return options;
    }

    // What a file of settings sets to null has no default any more.
    private static IEnumerable<string> Nulls(ServiceOptions options) => typeof(ServiceOptions).GetProperties()
        .Where(setting => setting.GetMethod is { IsStatic: false } && setting.GetValue(options) is null)
        .Select(setting => $"{setting.Name}: null");

    private static ServiceOptions Bind(ConfigurationManager configuration)
    {
        try
        {
            return configuration.Get<ServiceOptions>() ?? new ServiceOptions();
        }
        catch (InvalidOperationException wrong)
        {
            throw MachineFailureException.With(SettingsFindings.WrongSettings(wrong.Message), wrong);
        }
    }

    private static void AddOutside(ConfigurationManager configuration, ServiceSurroundings surroundings)
    {
        // Those of OpenTelemetry have the same names everywhere.
        configuration.AddInMemoryCollection(new ConfigurationBuilder().AddEnvironmentVariables().Build().AsEnumerable()
            .Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal)));
        configuration.AddEnvironmentVariables(ServiceOptions.EnvironmentPrefix);
        configuration.AddInMemoryCollection(surroundings.Settings);
    }
}
