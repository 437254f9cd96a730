package rolepack.evaluation.gotemplate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The zero values of Go's types.
final class ZeroValues {
  private ZeroValues() {}

  static GoValue of(GoType type) {
    return switch (type.underlying()) {
      case GoType.Basic basic -> basic(type, basic);
      case GoType.Slice _ -> new GoValue.Items(type, List.of(), true);
      case GoType.Mapping _ -> new GoValue.Dictionary(type, Map.of());
      case GoType.Channel _ -> new GoValue.Pointer(type, Optional.empty());
      case GoType.Pointer _ -> new GoValue.Pointer(type, Optional.empty());
      case GoType.Struct(List<GoType.Field> fields) ->
          new GoValue.Struct(type, fields.stream().map(field -> of(field.type())).toList());
      case GoType.Named named -> of(named.underlying());
    };
  }

  private static GoValue basic(GoType type, GoType.Basic basic) {
    return switch (basic) {
      case BOOL -> GoValue.FALSE;
      case STRING -> new GoValue.Text(type, "");
      case FLOAT32, FLOAT64 -> new GoValue.Float(type, 0);
      case COMPLEX128 -> new GoValue.Complex(0, 0);
      case INTERFACE -> GoValue.NIL;
      case INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64 -> whole(type, 0);
    };
  }

  /// A whole number of this type; what does not fit is cut off, as Go's conversions do.
  static GoValue whole(GoType type, long bits) {
    return switch (type.underlying()) {
      case GoType.Basic.INT8 -> new GoValue.Int(type, (byte) bits);
      case GoType.Basic.INT16 -> new GoValue.Int(type, (short) bits);
      case GoType.Basic.INT32 -> new GoValue.Int(type, (int) bits);
      case GoType.Basic.UINT8 -> new GoValue.Uint(type, bits & 0xFF);
      case GoType.Basic.UINT16 -> new GoValue.Uint(type, bits & 0xFFFF);
      case GoType.Basic.UINT32 -> new GoValue.Uint(type, bits & 0xFFFFFFFFL);
      case GoType.Basic.UINT, GoType.Basic.UINT64 -> new GoValue.Uint(type, bits);
      case GoType _ -> new GoValue.Int(type, bits);
    };
  }
}
