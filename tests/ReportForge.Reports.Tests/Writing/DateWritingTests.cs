using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Writing;

public sealed class DateWritingTests
{
    [Theory]
    [InlineData("2024-01-02", "02/01/2024", "02/01/2024", "ngày 02 tháng 01 năm 2024")]
    [InlineData("2020-03-05", "05/3/2020", "05/03/2020", "ngày 05 tháng 3 năm 2020")]
    [InlineData("2024-02-29", "29/02/2024", "29/02/2024", "ngày 29 tháng 02 năm 2024")]
    [InlineData("2024-11-06", "06/11/2024", "06/11/2024", "ngày 06 tháng 11 năm 2024")]
    [InlineData("2023-12-31", "31/12/2023", "31/12/2023", "ngày 31 tháng 12 năm 2023")]
    [InlineData("2024-10-01", "01/10/2024", "01/10/2024", "ngày 01 tháng 10 năm 2024")]
    public void Days_are_padded_and_of_the_months_only_the_first_two(string date, string slashed, string padded, string words)
    {
        DateWriting.TryParse(date, out var day).ShouldBeTrue();
        DateWriting.Slashed(day).ShouldBe(slashed);
        DateWriting.Padded(day).ShouldBe(padded);
        DateWriting.InWords(day).ShouldBe(words);
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-06-31")]
    [InlineData("02/01/2024")]
    [InlineData("")]
    public void A_day_that_no_calendar_has_is_not_read(string date) => DateWriting.TryParse(date, out _).ShouldBeFalse();

    [Fact]
    public void A_draft_leaves_day_and_month_blank() =>
        DateWriting.BlankInWords(2026).ShouldBe("ngày       tháng       năm 2026");

    [Fact]
    public void A_draft_of_an_unknown_year_leaves_it_blank_too() =>
        DateWriting.BlankInWords(null).ShouldBe("ngày       tháng       năm");

    [Fact]
    public void Place_and_date_stand_on_one_line() =>
        DateWriting.PlaceAndDate("Hoằng Lưu", "ngày 06 tháng 11 năm 2024").ShouldBe("Hoằng Lưu, ngày 06 tháng 11 năm 2024");

    [Theory]
    [InlineData("year", 2026, 0, "năm 2026", "năm 2027")]
    [InlineData("quarter", 2026, 1, "quý I năm 2026", "quý II năm 2026")]
    [InlineData("quarter", 2026, 4, "quý IV năm 2026", "quý I năm 2027")]
    [InlineData("month", 2026, 9, "tháng 9 năm 2026", "tháng 10 năm 2026")]
    [InlineData("month", 2023, 12, "tháng 12 năm 2023", "tháng 01 năm 2024")]
    [InlineData("half", 2026, 0, "6 tháng đầu năm 2026", "6 tháng cuối năm 2026")]
    [InlineData("nine_months", 2026, 0, "9 tháng đầu năm 2026", "quý IV năm 2026")]
    [InlineData("week", 2026, 7, "tuần 7 năm 2026", "tuần 8 năm 2026")]
    public void Periods_have_their_official_names(string type, int year, int number, string name, string next)
    {
        var period = new ReportPeriod(ReportPeriod.TypeOf(type).ShouldNotBeNull(), year, number);
        period.Write().ShouldBe(name);
        period.Next().Write().ShouldBe(next);
    }

    [Fact]
    public void The_second_half_is_followed_by_the_first_of_the_next_year()
    {
        var half = new ReportPeriod(PeriodType.SecondHalf, 2026);
        half.Write().ShouldBe("6 tháng cuối năm 2026");
        half.Next().Write().ShouldBe("6 tháng đầu năm 2027");
    }

    [Fact]
    public void Ten_years_are_a_stage()
    {
        var decade = new ReportPeriod(PeriodType.Years, 2011) { LastYear = 2020 };
        decade.Write().ShouldBe("giai đoạn 2011 - 2020");
        decade.Next().Write().ShouldBe("giai đoạn 2021 - 2030");
    }

    [Fact]
    public void A_period_of_days_says_both_ends() =>
        new ReportPeriod(PeriodType.Month, 2023, 11) { From = new DateOnly(2023, 10, 15), To = new DateOnly(2023, 11, 14) }
            .WriteRange().ShouldBe("từ ngày 15/10/2023 đến ngày 14/11/2023");

    [Theory]
    [InlineData("quarter", 5, false)]
    [InlineData("quarter", 4, true)]
    [InlineData("month", 0, false)]
    [InlineData("month", 12, true)]
    [InlineData("month", 13, false)]
    public void A_period_without_its_number_cannot_be_written(string type, int number, bool isWritable) =>
        new ReportPeriod(ReportPeriod.TypeOf(type).ShouldNotBeNull(), 2026, number).IsWritable.ShouldBe(isWritable);
}
