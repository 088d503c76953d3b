using ReportForge.Conformance.Layout;

namespace ReportForge.Conformance.Rules.Signature;

/// <summary>Says for all rules of the signature and the recipients what holds when they stand in no table.</summary>
internal static class SignatureGuard
{
    public static Action<Inspection> OnTable(Action<Inspection, SigningBlock> judge) => inspection =>
    {
        var signing = inspection.Layout.Signing;
        switch (signing.Form)
        {
            case BlockForm.Table:
                judge(inspection, signing);
                break;
            case BlockForm.Missing:
                inspection.NotApplicable(
                    "không tìm thấy khối nơi nhận và chữ ký (xem SG-01)",
                    "no recipients and signature block was found (see SG-01)");
                break;
            default:
                inspection.NeedsReview(
                    "khối nơi nhận, chữ ký không trình bày bằng bảng nên máy không xét được",
                    "recipients and signature stand in no table, so they cannot be judged by machine");
                break;
        }
    };
}
