using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class EntityShouldNotTravelTests
{
    [Fact]
    public Task ClassWithoutASet_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace Microsoft.EntityFrameworkCore { public class DbContext; public class DbSet<T>; }
        public sealed class Order { public int Id { get; set; } }
        class Shop : Microsoft.EntityFrameworkCore.DbContext;
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task EntityThatIsMeantToTravel_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace Microsoft.EntityFrameworkCore { public class DbContext; public class DbSet<T>; }
        [MessagePack.MessagePackObject(true)] public sealed class Order { public int Id { get; set; } }
        class Shop : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Order> Orders => null!; }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task KeyOfAnEntity_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace Microsoft.EntityFrameworkCore { public class DbContext; public class DbSet<T>; }
        public sealed class Order { public int Id { get; set; } }
        class Shop : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Order> Orders => null!; }
        static partial class Work { [Job] static void Run(int x) { } }
        """);

    [Fact]
    public Task Entity_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace Microsoft.EntityFrameworkCore { public class DbContext; public class DbSet<T>; }
        public sealed class Order { public int Id { get; set; } }
        class Shop : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Order> Orders => null!; }
        static partial class Work { [Job] static void Run({|TJ2009:Order|} x) { } }
        """);

    [Fact]
    public Task EntityInAList_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace Microsoft.EntityFrameworkCore { public class DbContext; public class DbSet<T>; }
        public sealed class Order { public int Id { get; set; } }
        class Shop : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Order> Orders => null!; }
        static partial class Work { [Job] static void Run({|TJ2009:List<Order>|} x) { } }
        """);

    [Fact]
    public Task Table_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [System.ComponentModel.DataAnnotations.Schema.Table("orders")] public sealed class Order { public int Id { get; set; } }
        static partial class Work { [Job] static void Run({|TJ2009:Order|} x) { } }
        """);
}
