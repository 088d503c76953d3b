using System.Data;
using Dapper;

namespace ReportForge.Worker.Store;

/// <summary>Flags are 0 and 1 in every engine; left alone, one of them would be sent a type of its own.</summary>
internal sealed class StoreFlags : SqlMapper.TypeHandler<bool>
{
    public static void Use()
    {
        SqlMapper.RemoveTypeMap(typeof(bool));
        SqlMapper.AddTypeHandler(new StoreFlags());
    }

    public override void SetValue(IDbDataParameter parameter, bool value) =>
        (parameter.DbType, parameter.Value) = (DbType.Int32, value ? 1 : 0);

    public override bool Parse(object value) => Convert.ToInt64(value, null) != 0;
}
