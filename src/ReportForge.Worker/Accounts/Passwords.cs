using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace ReportForge.Worker.Accounts;

/// <summary>Passwords are kept as the framework hashes them, and compared in the same time whether an account is there or not.</summary>
internal static class Passwords
{
    /// <summary>The least length, after NIST SP 800-63B: length counts, composition does not.</summary>
    public const int LeastLength = 12;

    /// <summary>The hash function reads everything; a password of megabytes would be work for nothing.</summary>
    public const int MostLength = 200;

    // Letters and digits that are not taken for one another when somebody copies them from a screen.
    private const string Plain = "abcdefghijkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<object> Hasher = new();

    private static readonly object Nobody = new();

    private static readonly Lazy<string> HashOfNobody = new(() => Hash(NewPassword()));

    public static bool IsLongEnough(string password) => password.Length is >= LeastLength and <= MostLength;

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    public static bool Matches(string? hash, string password)
    {
        var result = Hasher.VerifyHashedPassword(Nobody, hash ?? HashOfNobody.Value, password[..Math.Min(password.Length, MostLength)]);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>A password that nobody guesses: 20 characters of 32.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Plain, 20);
}
