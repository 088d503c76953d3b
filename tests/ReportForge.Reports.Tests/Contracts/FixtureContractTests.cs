namespace ReportForge.Reports.Tests.Contracts;

public sealed class FixtureContractTests
{
    public static TheoryData<string> Fixtures => [.. Repository.FixtureNames];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_keeps_the_contract_of_its_kind(string name)
    {
        var data = Repository.Fixture(name);
        ReportChecking.CheckContract(Repository.KindOf(data), data).ShouldBeEmpty();
    }

    [Fact]
    public void The_five_source_reports_and_their_corrected_forms_are_there() => Repository.FixtureNames.Count().ShouldBeGreaterThanOrEqualTo(10);
}
