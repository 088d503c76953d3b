using System.CommandLine;
using ReportForge.Cli.Batches;
using ReportForge.Cli.Checking;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Data;
using ReportForge.Cli.Drafting;
using ReportForge.Cli.Evaluating;
using ReportForge.Cli.Issuing;
using ReportForge.Cli.Keeping;
using ReportForge.Cli.Kinds;
using ReportForge.Cli.Merging;
using ReportForge.Cli.Regenerating;
using ReportForge.Cli.Rollups;
using ReportForge.Cli.Samples;
using ReportForge.Cli.Serving;
using ReportForge.Cli.Templates;
using ReportForge.Cli.Units;

namespace ReportForge.Cli;

/// <summary>All commands of the program; what is not listed here is not in the help.</summary>
internal static class CommandTree
{
    public static Command Build(CommandContext context)
    {
        var root = context.Command("reportforge", new(
            "Lập báo cáo hành chính (.docx) đúng thể thức từ dữ liệu và mẫu Word.",
            "Makes official Vietnamese reports (.docx) from data and Word templates."));
        foreach (var option in CommonOptions.All(context))
            root.Add(option);
        root.Add(DraftCommand.Create(context));
        root.Add(RegenerateCommand.Create(context));
        root.Add(MergeCommand.Create(context));
        root.Add(EvalCommand.Create(context));
        root.Add(IssueCommand.Create(context));
        root.Add(CheckCommand.Create(context));
        root.Add(KindsCommand.Create(context));
        root.Add(TemplateCommand.Create(context));
        root.Add(DataCommand.Create(context));
        root.Add(BatchCommand.Create(context));
        root.Add(RollupCommand.Create(context));
        root.Add(SampleCommand.Create(context));
        root.Add(ServeCommand.Create(context));
        root.Add(BackupCommands.CreateBackup(context));
        root.Add(BackupCommands.CreateRestore(context));
        root.Add(UnitsCommand.Create(context));
        return root;
    }
}
