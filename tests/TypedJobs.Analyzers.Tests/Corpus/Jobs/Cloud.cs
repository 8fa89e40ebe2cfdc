using Amazon.S3;
using Amazon.S3.Model;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Cosmos;
using MongoDB.Driver;
using Octokit;

namespace Corpus.Cloud;

public class Row : ITableEntity { public string PartitionKey { get; set; } = ""; public string RowKey { get; set; } = ""; }
public record Item(string id, int Count);
public class Doc { public string Id { get; set; } = ""; public int Count { get; set; } public List<string> Tags { get; set; } = []; }

public static partial class CloudJobs
{
    [Job] // clean
    public static Task Upload(string name, byte[] body, [FromServices] BlobContainerClient blobs) => blobs.GetBlobClient(name).UploadAsync(new MemoryStream(body), overwrite: true);

    [Job] // TJ3014
    public static Task UploadUnderGuid(byte[] body, [FromServices] BlobContainerClient blobs) => blobs.GetBlobClient($"{Guid.NewGuid()}.bin").UploadAsync(new MemoryStream(body), overwrite: true);

    [Job] // TJ3014
    public static async Task UploadUnderTime(byte[] body, [FromServices] BlobContainerClient blobs)
    {
        var blob = blobs.GetBlobClient("backup-" + DateTime.UtcNow.ToString("s"));
        await blob.UploadAsync(new MemoryStream(body), overwrite: true);
    }

    [Job] // TJ3018
    public static Task Append(byte[] body, [FromServices] AppendBlobClient blob) => blob.AppendBlockAsync(new MemoryStream(body));

    [Job] // clean
    public static Task AppendAt(byte[] body, long position, [FromServices] AppendBlobClient blob)
        => blob.AppendBlockAsync(new MemoryStream(body), conditions: new AppendBlobRequestConditions { IfAppendPositionEqual = position });

    [Job] // clean
    public static Task S3(string key, byte[] body, [FromServices] IAmazonS3 s3) => s3.PutObjectAsync(new PutObjectRequest { BucketName = "b", Key = key, InputStream = new MemoryStream(body) });

    [Job] // TJ3014
    public static async Task S3UnderGuid(byte[] body, [FromServices] IAmazonS3 s3)
    {
        var request = new PutObjectRequest { BucketName = "b", InputStream = new MemoryStream(body) };
        request.Key = "uploads/" + Guid.CreateVersion7();
        await s3.PutObjectAsync(request);
    }

    [Job] // clean
    public static Task TableUpsert(string id, [FromServices] TableClient table) => table.UpsertEntityAsync(new Row { PartitionKey = "p", RowKey = id });

    [Job] // TJ3014
    public static Task TableAddUnderGuid([FromServices] TableClient table) => table.AddEntityAsync(new Row { PartitionKey = "p", RowKey = Guid.NewGuid().ToString() });

    [Job] // clean
    public static async Task TableClaim(string id, [FromServices] TableClient table, [FromServices] HttpClient http)
    {
        try
        {
            await table.AddEntityAsync(new Row { PartitionKey = "claims", RowKey = id });
        }
        catch (Azure.RequestFailedException error) when (error.Status == 409)
        {
            return;
        }

        await http.PostAsync("/hook", new StringContent(id));
    }

    [Job] // clean
    public static Task CosmosUpsert(string id, int count, [FromServices] Container container) => container.UpsertItemAsync(new Item(id, count), new PartitionKey(id));

    [Job] // TJ3014
    public static Task CosmosCreateUnderGuid(int count, [FromServices] Container container)
    {
        var item = new Item(Guid.NewGuid().ToString(), count);
        return container.CreateItemAsync(item, new PartitionKey(item.id));
    }

    [Job] // TJ3018
    public static Task CosmosIncrement(string id, [FromServices] Container container)
        => container.PatchItemAsync<Item>(id, new PartitionKey(id), [PatchOperation.Increment("/count", 1)]);

    [Job] // clean
    public static Task CosmosSet(string id, [FromServices] Container container)
        => container.PatchItemAsync<Item>(id, new PartitionKey(id), [PatchOperation.Set("/count", 1)]);

    [Job] // TJ3018
    public static Task MongoInsert(int count, [FromServices] IMongoCollection<Doc> docs) => docs.InsertOneAsync(new Doc { Count = count });

    [Job] // clean
    public static async Task MongoInsertKeyed(string id, int count, [FromServices] IMongoCollection<Doc> docs)
    {
        try
        {
            await docs.InsertOneAsync(new Doc { Id = id, Count = count });
        }
        catch (MongoWriteException)
        {
        }
    }

    [Job] // clean
    public static Task MongoReplace(string id, int count, [FromServices] IMongoCollection<Doc> docs)
        => docs.ReplaceOneAsync(d => d.Id == id, new Doc { Id = id, Count = count }, new ReplaceOptions { IsUpsert = true });

    [Job] // TJ3018
    public static Task MongoIncrement(string id, [FromServices] IMongoCollection<Doc> docs) => docs.UpdateOneAsync(d => d.Id == id, Builders<Doc>.Update.Inc(d => d.Count, 1));

    [Job] // TJ3018
    public static async Task MongoPush(string id, string tag, [FromServices] IMongoCollection<Doc> docs)
    {
        var update = Builders<Doc>.Update.Push(d => d.Tags, tag);
        await docs.UpdateOneAsync(d => d.Id == id, update);
    }

    [Job] // clean
    public static Task MongoAddToSet(string id, string tag, [FromServices] IMongoCollection<Doc> docs) => docs.UpdateOneAsync(d => d.Id == id, Builders<Doc>.Update.AddToSet(d => d.Tags, tag));

    [Job] // TJ3018
    public static Task OpenIssue(long repository, string title, [FromServices] IIssuesClient issues) => issues.Create(repository, new NewIssue(title));
}
