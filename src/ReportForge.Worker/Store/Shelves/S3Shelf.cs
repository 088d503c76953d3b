using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Store.Shelves;

/// <summary>
/// Documents as objects of a bucket, of AWS or of a store that speaks as it does. Who the service is to that store, the standard
/// places of AWS say: <c>AWS_ACCESS_KEY_ID</c>, a profile, the role of the machine.
/// </summary>
internal sealed class S3Shelf : IDocumentShelf
{
    private const int UsualPage = 1000;
    private const int Retries = 2;

    private readonly AmazonS3Client _client;
    private readonly string _bucket;
    private readonly string _prefix;
    private readonly int _pageSize;

    private S3Shelf(S3Place place, AmazonS3Client client, int pageSize)
    {
        (_client, _pageSize, _bucket) = (client, pageSize, place.Bucket);
        _prefix = place.Prefix.Length > 0 ? place.Prefix + "/" : "";
    }

    public string Place => $"s3://{_bucket}/{_prefix}";

    /// <param name="place">The bucket, and where in it.</param>
    /// <param name="endpoint">Where the store is; empty for AWS, in the region that its standard places name.</param>
    /// <param name="pageSize">How many names are asked for at once.</param>
    /// <exception cref="MachineFailureException">Nothing says in which region it is.</exception>
    public static S3Shelf Open(S3Place place, string endpoint, int pageSize = UsualPage)
    {
        var config = new AmazonS3Config
        {
            MaxErrorRetry = Retries,
            // Other stores know the checksum that is sent, and not the ways in which AWS adds one of its own.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (endpoint.Length > 0)
        {
            (config.ServiceURL, config.ForcePathStyle) = (endpoint, true);
            if (FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false) is { } region)
                config.AuthenticationRegion = region.SystemName;
        }

        try
        {
            return new S3Shelf(place, new AmazonS3Client(config), pageSize);
        }
        catch (AmazonClientException failure)
        {
            throw MachineFailureException.With(StoreFindings.DocumentsUnreachable($"s3://{place.Bucket}", failure.Message), failure);
        }
    }

    public Task Put(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Ask(async () =>
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        return await _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _bucket,
                Key = _prefix + name,
                InputStream = stream,
                UseChunkEncoding = false,
                // What was damaged on the way is not taken.
                ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData(bytes.Span)),
            },
            cancellation);
    });

    public Task<byte[]?> Get(string name, CancellationToken cancellation) => Ask(async () =>
    {
        try
        {
            using var answer = await _client.GetObjectAsync(_bucket, _prefix + name, cancellation);
            using var bytes = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing is { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" })
        {
            return null;
        }
    });

    public Task Remove(string name, CancellationToken cancellation) =>
        Ask(() => _client.DeleteObjectAsync(_bucket, _prefix + name, cancellation));

    public Task<ShelfPage> Page(string? from, CancellationToken cancellation) => Ask(async () =>
    {
        var answer = await _client.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = _bucket, Prefix = _prefix, MaxKeys = _pageSize, ContinuationToken = from },
            cancellation);
        return new ShelfPage(
            [.. (answer.S3Objects ?? [])
                .Select(found => new ShelvedDocument(found.Key[_prefix.Length..], found.LastModified ?? DateTime.MaxValue))
                .Where(document => DocumentNames.IsName(document.Name))],
            answer.IsTruncated == true ? answer.NextContinuationToken : null);
    });

    public void Dispose() => _client.Dispose();

    private static async Task<T> Ask<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException(failure.Message, failure);
        }
    }
}
