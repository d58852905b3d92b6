/**
 * The files that every schema may import although nobody registers them, as facts: names, types and numbers only.
 * `file path package imports…`, then messages `Name { field:type=number list:*type=number oneof name { … } Inner { … } }`,
 * `enum Name { VALUE=number }` and `extend Type { … }`.
 */
export const WELL_KNOWN_FILES = `
file google/protobuf/any.proto google.protobuf
Any { type_url:string=1 value:bytes=2 }
file google/protobuf/source_context.proto google.protobuf
SourceContext { file_name:string=1 }
file google/protobuf/type.proto google.protobuf google/protobuf/any.proto google/protobuf/source_context.proto
Type { name:string=1 fields:*Field=2 oneofs:*string=3 options:*Option=4 source_context:SourceContext=5
  syntax:Syntax=6 edition:string=7 }
Field { kind:Field.Kind=1 cardinality:Field.Cardinality=2 number:int32=3 name:string=4 type_url:string=6
  oneof_index:int32=7 packed:bool=8 options:*Option=9 json_name:string=10 default_value:string=11 enum Kind {
  TYPE_UNKNOWN=0 TYPE_DOUBLE=1 TYPE_FLOAT=2 TYPE_INT64=3 TYPE_UINT64=4 TYPE_INT32=5 TYPE_FIXED64=6
  TYPE_FIXED32=7 TYPE_BOOL=8 TYPE_STRING=9 TYPE_GROUP=10 TYPE_MESSAGE=11 TYPE_BYTES=12 TYPE_UINT32=13
  TYPE_ENUM=14 TYPE_SFIXED32=15 TYPE_SFIXED64=16 TYPE_SINT32=17 TYPE_SINT64=18 } enum Cardinality {
  CARDINALITY_UNKNOWN=0 CARDINALITY_OPTIONAL=1 CARDINALITY_REQUIRED=2 CARDINALITY_REPEATED=3 } }
Enum { name:string=1 enumvalue:*EnumValue=2 options:*Option=3 source_context:SourceContext=4 syntax:Syntax=5
  edition:string=6 }
EnumValue { name:string=1 number:int32=2 options:*Option=3 }
Option { name:string=1 value:Any=2 }
enum Syntax { SYNTAX_PROTO2=0 SYNTAX_PROTO3=1 SYNTAX_EDITIONS=2 }
file google/protobuf/api.proto google.protobuf google/protobuf/source_context.proto google/protobuf/type.proto
Api { name:string=1 methods:*Method=2 options:*Option=3 version:string=4 source_context:SourceContext=5
  mixins:*Mixin=6 syntax:Syntax=7 edition:string=8 }
Method { name:string=1 request_type_url:string=2 request_streaming:bool=3 response_type_url:string=4
  response_streaming:bool=5 options:*Option=6 syntax:Syntax=7 edition:string=8 }
Mixin { name:string=1 root:string=2 }
file google/protobuf/duration.proto google.protobuf
Duration { seconds:int64=1 nanos:int32=2 }
file google/protobuf/empty.proto google.protobuf
Empty {  }
file google/protobuf/field_mask.proto google.protobuf
FieldMask { paths:*string=1 }
file google/protobuf/struct.proto google.protobuf
Struct { fields:map<string,Value>=1 }
Value { oneof kind { null_value:NullValue=1 number_value:double=2 string_value:string=3 bool_value:bool=4
  struct_value:Struct=5 list_value:ListValue=6 } }
ListValue { values:*Value=1 }
enum NullValue { NULL_VALUE=0 }
file google/protobuf/timestamp.proto google.protobuf
Timestamp { seconds:int64=1 nanos:int32=2 }
file google/protobuf/wrappers.proto google.protobuf
DoubleValue { value:double=1 }
FloatValue { value:float=1 }
Int64Value { value:int64=1 }
UInt64Value { value:uint64=1 }
Int32Value { value:int32=1 }
UInt32Value { value:uint32=1 }
BoolValue { value:bool=1 }
StringValue { value:string=1 }
BytesValue { value:bytes=1 }
file google/type/calendar_period.proto google.type
enum CalendarPeriod { CALENDAR_PERIOD_UNSPECIFIED=0 DAY=1 WEEK=2 FORTNIGHT=3 MONTH=4 QUARTER=5 HALF=6 YEAR=7 }
file google/type/color.proto google.type google/protobuf/wrappers.proto
Color { red:float=1 green:float=2 blue:float=3 alpha:google.protobuf.FloatValue=4 }
file google/type/date.proto google.type
Date { year:int32=1 month:int32=2 day:int32=3 }
file google/type/datetime.proto google.type google/protobuf/duration.proto
DateTime { year:int32=1 month:int32=2 day:int32=3 hours:int32=4 minutes:int32=5 seconds:int32=6 nanos:int32=7
  oneof time_offset { utc_offset:google.protobuf.Duration=8 time_zone:TimeZone=9 } }
TimeZone { id:string=1 version:string=2 }
file google/type/dayofweek.proto google.type
enum DayOfWeek { DAY_OF_WEEK_UNSPECIFIED=0 MONDAY=1 TUESDAY=2 WEDNESDAY=3 THURSDAY=4 FRIDAY=5 SATURDAY=6
  SUNDAY=7 }
file google/type/decimal.proto google.type
Decimal { value:string=1 }
file google/type/expr.proto google.type
Expr { expression:string=1 title:string=2 description:string=3 location:string=4 }
file google/type/fraction.proto google.type
Fraction { numerator:int64=1 denominator:int64=2 }
file google/type/interval.proto google.type google/protobuf/timestamp.proto
Interval { start_time:google.protobuf.Timestamp=1 end_time:google.protobuf.Timestamp=2 }
file google/type/latlng.proto google.type
LatLng { latitude:double=1 longitude:double=2 }
file google/type/localized_text.proto google.type
LocalizedText { text:string=1 language_code:string=2 }
file google/type/money.proto google.type
Money { currency_code:string=1 units:int64=2 nanos:int32=3 }
file google/type/month.proto google.type
enum Month { MONTH_UNSPECIFIED=0 JANUARY=1 FEBRUARY=2 MARCH=3 APRIL=4 MAY=5 JUNE=6 JULY=7 AUGUST=8 SEPTEMBER=9
  OCTOBER=10 NOVEMBER=11 DECEMBER=12 }
file google/type/phone_number.proto google.type
PhoneNumber { oneof kind { e164_number:string=1 short_code:ShortCode=2 } extension:string=3 ShortCode {
  region_code:string=1 number:string=2 } }
file google/type/postal_address.proto google.type
PostalAddress { revision:int32=1 region_code:string=2 language_code:string=3 postal_code:string=4
  sorting_code:string=5 administrative_area:string=6 locality:string=7 sublocality:string=8
  address_lines:*string=9 recipients:*string=10 organization:string=11 }
file google/type/quaternion.proto google.type
Quaternion { x:double=1 y:double=2 z:double=3 w:double=4 }
file google/type/timeofday.proto google.type
TimeOfDay { hours:int32=1 minutes:int32=2 seconds:int32=3 nanos:int32=4 }
file confluent/meta.proto confluent google/protobuf/descriptor.proto
Meta { doc:string=1 params:map<string,string>=2 tags:*string=3 }
extend google.protobuf.FileOptions { file_meta:Meta=1088 }
extend google.protobuf.MessageOptions { message_meta:Meta=1088 }
extend google.protobuf.FieldOptions { field_meta:Meta=1088 }
extend google.protobuf.EnumOptions { enum_meta:Meta=1088 }
extend google.protobuf.EnumValueOptions { enum_value_meta:Meta=1088 }
file confluent/type/decimal.proto confluent.type
Decimal { value:bytes=1 precision:uint32=2 scale:int32=3 }
`;
