#!/usr/bin/env bash
# package.sh LOGS: packs what is shipped into LOGS/feed, and uses it in a project that knows nothing of this repository.
set -euo pipefail
logs=$1
version=0.1.0-ci.$(date +%s)
feed=$logs/feed
rm -rf "$feed"
for project in TypedJobs TypedJobs.Embedded; do
    dotnet pack "src/$project" -c Release -p:Version="$version" -p:PackageOutputPath="$feed"
done
echo "$version" >"$feed/version"
hosting=$(sed -n 's/.*"Microsoft.Extensions.Hosting" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)

app=$(mktemp -d)
trap 'rm -rf "$app"' EXIT
cat >"$app/app.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <RootNamespace>Shop</RootNamespace>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="TypedJobs" Version="$version" />
    <PackageReference Include="TypedJobs.Embedded" Version="$version" />
    <PackageReference Include="Microsoft.Extensions.Hosting" Version="$hosting" />
    <!-- MessagePack's analyzers serve its own generator; not every package source has them, and nothing here needs them. -->
    <PrunePackageReference Include="MessagePackAnalyzer" Version="99.0.0" />
  </ItemGroup>
</Project>
PROJECT
cat >"$app/Program.cs" <<'PROGRAM'
using Microsoft.Extensions.Hosting;
using Shop;
using TypedJobs;

var builder = Host.CreateApplicationBuilder(args);
builder.AddTypedJobs(jobs => jobs.UseEmbeddedRedis().AddWorker(worker => worker.Concurrency = 2));
using var host = builder.Build();
await host.StartAsync();
var handle = await Jobs.Total.EnqueueAsync(new Order("A-1", [new Line("tea", 2, 3.5m), new Line("cup", 1, 4m)]));
Console.WriteLine($"total {await handle.GetResultAsync(TimeSpan.FromSeconds(30))}");
await host.StopAsync();

namespace Shop
{
    public sealed record Line(string Article, int Count, decimal Price);

    public sealed record Order(string Number, Line[] Lines);

    public static partial class OrderJobs
    {
        [Job("order.total")]
        private static decimal Total(Order order) => order.Lines.Sum(line => line.Count * line.Price);
    }
}
PROGRAM
dotnet run --project "$app" -c Release -p:RestoreAdditionalProjectSources="$feed" | tee "$app/output"
grep -qx 'total 11.0' "$app/output"

# The analyzers come with the package: a job that cannot be one is an error with an id of ours.
cat >"$app/Broken.cs" <<'BROKEN'
using TypedJobs;

public partial class Broken
{
    [Job("broken.instance")]
    public void NotStatic(System.IO.Stream stream) => stream.Dispose();
}
BROKEN
if dotnet build "$app" -c Release -p:RestoreAdditionalProjectSources="$feed" >"$app/broken.log"; then
    echo "a job that is not static and takes a Stream compiled"
    exit 1
fi
grep -o 'error TJ[0-9]*: .*' "$app/broken.log" | sort -u
grep -q 'error TJ1' "$app/broken.log" && grep -q 'error TJ2' "$app/broken.log"
