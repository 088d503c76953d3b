namespace ReportForge.Data.Tests;

public sealed class NamePoolTests
{
    [Fact]
    public void Equal_names_are_one_string()
    {
        var first = NamePool.Of(string.Concat("tong_", "so"));
        NamePool.Of(string.Concat("tong_", "so")).ShouldBeSameAs(first);
    }

    [Fact]
    public void Names_that_share_a_place_stay_what_they_are()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < 20_000; number++)
                NamePool.Of($"name_{number}").ShouldBe($"name_{number}");
        }
    }

    [Fact]
    public void Name_of_the_data_and_of_the_template_are_found_whatever_their_strings()
    {
        var data = new DataObject();
        for (var number = 0; number < 100; number++)
            data.Set(string.Concat("n", number.ToString(System.Globalization.CultureInfo.InvariantCulture)), Value.From(number));
        for (var number = 0; number < 100; number++)
            data[$"n{number}"].ShouldBe(Value.From(number));
    }
}
