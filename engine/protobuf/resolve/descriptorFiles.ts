/**
 * The files that describe Protobuf itself: they say which options there are and what values they take. In the notation of
 * `wellKnownFiles.ts`.
 */
export const DESCRIPTOR_FILES = `
file google/protobuf/descriptor.proto google.protobuf
FileDescriptorSet { file:*FileDescriptorProto=1 }
FileDescriptorProto { name:string=1 package:string=2 dependency:*string=3 public_dependency:*int32=10
  weak_dependency:*int32=11 option_dependency:*string=15 message_type:*DescriptorProto=4
  enum_type:*EnumDescriptorProto=5 service:*ServiceDescriptorProto=6 extension:*FieldDescriptorProto=7
  options:FileOptions=8 source_code_info:SourceCodeInfo=9 syntax:string=12 edition:Edition=14 }
DescriptorProto { name:string=1 field:*FieldDescriptorProto=2 extension:*FieldDescriptorProto=6
  nested_type:*DescriptorProto=3 enum_type:*EnumDescriptorProto=4
  extension_range:*DescriptorProto.ExtensionRange=5 oneof_decl:*OneofDescriptorProto=8 options:MessageOptions=7
  reserved_range:*DescriptorProto.ReservedRange=9 reserved_name:*string=10 visibility:SymbolVisibility=11
  ExtensionRange { start:int32=1 end:int32=2 options:ExtensionRangeOptions=3 } ReservedRange { start:int32=1
  end:int32=2 } }
ExtensionRangeOptions { uninterpreted_option:*UninterpretedOption=999
  declaration:*ExtensionRangeOptions.Declaration=2 features:FeatureSet=50
  verification:ExtensionRangeOptions.VerificationState=3 Declaration { number:int32=1 full_name:string=2
  type:string=3 reserved:bool=5 repeated:bool=6 } enum VerificationState { DECLARATION=0 UNVERIFIED=1 } }
FieldDescriptorProto { name:string=1 number:int32=3 label:FieldDescriptorProto.Label=4
  type:FieldDescriptorProto.Type=5 type_name:string=6 extendee:string=2 default_value:string=7
  oneof_index:int32=9 json_name:string=10 options:FieldOptions=8 proto3_optional:bool=17 enum Type {
  TYPE_DOUBLE=1 TYPE_FLOAT=2 TYPE_INT64=3 TYPE_UINT64=4 TYPE_INT32=5 TYPE_FIXED64=6 TYPE_FIXED32=7 TYPE_BOOL=8
  TYPE_STRING=9 TYPE_GROUP=10 TYPE_MESSAGE=11 TYPE_BYTES=12 TYPE_UINT32=13 TYPE_ENUM=14 TYPE_SFIXED32=15
  TYPE_SFIXED64=16 TYPE_SINT32=17 TYPE_SINT64=18 } enum Label { LABEL_OPTIONAL=1 LABEL_REPEATED=3
  LABEL_REQUIRED=2 } }
OneofDescriptorProto { name:string=1 options:OneofOptions=2 }
EnumDescriptorProto { name:string=1 value:*EnumValueDescriptorProto=2 options:EnumOptions=3
  reserved_range:*EnumDescriptorProto.EnumReservedRange=4 reserved_name:*string=5 visibility:SymbolVisibility=6
  EnumReservedRange { start:int32=1 end:int32=2 } }
EnumValueDescriptorProto { name:string=1 number:int32=2 options:EnumValueOptions=3 }
ServiceDescriptorProto { name:string=1 method:*MethodDescriptorProto=2 options:ServiceOptions=3 }
MethodDescriptorProto { name:string=1 input_type:string=2 output_type:string=3 options:MethodOptions=4
  client_streaming:bool=5 server_streaming:bool=6 }
FileOptions { java_package:string=1 java_outer_classname:string=8 java_multiple_files:bool=10
  java_generate_equals_and_hash:bool=20 java_string_check_utf8:bool=27 optimize_for:FileOptions.OptimizeMode=9
  go_package:string=11 cc_generic_services:bool=16 java_generic_services:bool=17 py_generic_services:bool=18
  deprecated:bool=23 cc_enable_arenas:bool=31 objc_class_prefix:string=36 csharp_namespace:string=37
  swift_prefix:string=39 php_class_prefix:string=40 php_namespace:string=41 php_metadata_namespace:string=44
  ruby_package:string=45 features:FeatureSet=50 uninterpreted_option:*UninterpretedOption=999 enum OptimizeMode
  { SPEED=1 CODE_SIZE=2 LITE_RUNTIME=3 } }
MessageOptions { message_set_wire_format:bool=1 no_standard_descriptor_accessor:bool=2 deprecated:bool=3
  map_entry:bool=7 deprecated_legacy_json_field_conflicts:bool=11 features:FeatureSet=12
  uninterpreted_option:*UninterpretedOption=999 }
FieldOptions { ctype:FieldOptions.CType=1 packed:bool=2 jstype:FieldOptions.JSType=6 lazy:bool=5
  unverified_lazy:bool=15 deprecated:bool=3 weak:bool=10 debug_redact:bool=16
  retention:FieldOptions.OptionRetention=17 targets:*FieldOptions.OptionTargetType=19
  edition_defaults:*FieldOptions.EditionDefault=20 features:FeatureSet=21
  feature_support:FieldOptions.FeatureSupport=22 uninterpreted_option:*UninterpretedOption=999 EditionDefault {
  edition:Edition=3 value:string=2 } FeatureSupport { edition_introduced:Edition=1 edition_deprecated:Edition=2
  deprecation_warning:string=3 edition_removed:Edition=4 removal_error:string=5 } enum CType { STRING=0 CORD=1
  STRING_PIECE=2 } enum JSType { JS_NORMAL=0 JS_STRING=1 JS_NUMBER=2 } enum OptionRetention {
  RETENTION_UNKNOWN=0 RETENTION_RUNTIME=1 RETENTION_SOURCE=2 } enum OptionTargetType { TARGET_TYPE_UNKNOWN=0
  TARGET_TYPE_FILE=1 TARGET_TYPE_EXTENSION_RANGE=2 TARGET_TYPE_MESSAGE=3 TARGET_TYPE_FIELD=4 TARGET_TYPE_ONEOF=5
  TARGET_TYPE_ENUM=6 TARGET_TYPE_ENUM_ENTRY=7 TARGET_TYPE_SERVICE=8 TARGET_TYPE_METHOD=9 } }
OneofOptions { features:FeatureSet=1 uninterpreted_option:*UninterpretedOption=999 }
EnumOptions { allow_alias:bool=2 deprecated:bool=3 deprecated_legacy_json_field_conflicts:bool=6
  features:FeatureSet=7 uninterpreted_option:*UninterpretedOption=999 }
EnumValueOptions { deprecated:bool=1 features:FeatureSet=2 debug_redact:bool=3
  feature_support:FieldOptions.FeatureSupport=4 uninterpreted_option:*UninterpretedOption=999 }
ServiceOptions { features:FeatureSet=34 deprecated:bool=33 uninterpreted_option:*UninterpretedOption=999 }
MethodOptions { deprecated:bool=33 idempotency_level:MethodOptions.IdempotencyLevel=34 features:FeatureSet=35
  uninterpreted_option:*UninterpretedOption=999 enum IdempotencyLevel { IDEMPOTENCY_UNKNOWN=0 NO_SIDE_EFFECTS=1
  IDEMPOTENT=2 } }
UninterpretedOption { name:*UninterpretedOption.NamePart=2 identifier_value:string=3 positive_int_value:uint64=4
  negative_int_value:int64=5 double_value:double=6 string_value:bytes=7 aggregate_value:string=8 NamePart {
  name_part:string=1 is_extension:bool=2 } }
FeatureSet { field_presence:FeatureSet.FieldPresence=1 enum_type:FeatureSet.EnumType=2
  repeated_field_encoding:FeatureSet.RepeatedFieldEncoding=3 utf8_validation:FeatureSet.Utf8Validation=4
  message_encoding:FeatureSet.MessageEncoding=5 json_format:FeatureSet.JsonFormat=6
  enforce_naming_style:FeatureSet.EnforceNamingStyle=7
  default_symbol_visibility:FeatureSet.VisibilityFeature.DefaultSymbolVisibility=8
  enforce_proto_limits:FeatureSet.ProtoLimitsFeature.EnforceProtoLimits=9 VisibilityFeature { enum
  DefaultSymbolVisibility { DEFAULT_SYMBOL_VISIBILITY_UNKNOWN=0 EXPORT_ALL=1 EXPORT_TOP_LEVEL=2 LOCAL_ALL=3
  STRICT=4 } } ProtoLimitsFeature { enum EnforceProtoLimits { PROTO_LIMITS_UNKNOWN=0 LEGACY_NO_EXPLICIT_LIMITS=1
  PROTO_LIMITS2026=2 } } enum FieldPresence { FIELD_PRESENCE_UNKNOWN=0 EXPLICIT=1 IMPLICIT=2 LEGACY_REQUIRED=3 }
  enum EnumType { ENUM_TYPE_UNKNOWN=0 OPEN=1 CLOSED=2 } enum RepeatedFieldEncoding {
  REPEATED_FIELD_ENCODING_UNKNOWN=0 PACKED=1 EXPANDED=2 } enum Utf8Validation { UTF8_VALIDATION_UNKNOWN=0
  VERIFY=2 NONE=3 } enum MessageEncoding { MESSAGE_ENCODING_UNKNOWN=0 LENGTH_PREFIXED=1 DELIMITED=2 } enum
  JsonFormat { JSON_FORMAT_UNKNOWN=0 ALLOW=1 LEGACY_BEST_EFFORT=2 } enum EnforceNamingStyle {
  ENFORCE_NAMING_STYLE_UNKNOWN=0 STYLE2024=1 STYLE_LEGACY=2 STYLE2026=3 } }
FeatureSetDefaults { defaults:*FeatureSetDefaults.FeatureSetEditionDefault=1 minimum_edition:Edition=4
  maximum_edition:Edition=5 FeatureSetEditionDefault { edition:Edition=3 overridable_features:FeatureSet=4
  fixed_features:FeatureSet=5 } }
SourceCodeInfo { location:*SourceCodeInfo.Location=1 Location { path:*int32=1 span:*int32=2
  leading_comments:string=3 trailing_comments:string=4 leading_detached_comments:*string=6 } }
GeneratedCodeInfo { annotation:*GeneratedCodeInfo.Annotation=1 Annotation { path:*int32=1 source_file:string=2
  begin:int32=3 end:int32=4 semantic:GeneratedCodeInfo.Annotation.Semantic=5 enum Semantic { NONE=0 SET=1
  ALIAS=2 } } }
enum Edition { EDITION_UNKNOWN=0 EDITION_LEGACY=900 EDITION_PROTO2=998 EDITION_PROTO3=999 EDITION_2023=1000
  EDITION_2024=1001 EDITION_2026=1002 EDITION_UNSTABLE=9999 EDITION_1_TEST_ONLY=1 EDITION_2_TEST_ONLY=2
  EDITION_99997_TEST_ONLY=99997 EDITION_99998_TEST_ONLY=99998 EDITION_99999_TEST_ONLY=99999
  EDITION_MAX=2147483647 }
enum SymbolVisibility { VISIBILITY_UNSET=0 VISIBILITY_LOCAL=1 VISIBILITY_EXPORT=2 }
file google/protobuf/cpp_features.proto pb google/protobuf/descriptor.proto
CppFeatures { legacy_closed_enum:bool=1 string_type:CppFeatures.StringType=2 enum_name_uses_string_view:bool=3
  repeated_type:CppFeatures.RepeatedType=4 enum StringType { STRING_TYPE_UNKNOWN=0 VIEW=1 CORD=2 STRING=3 } enum
  RepeatedType { REPEATED_TYPE_UNKNOWN=0 LEGACY=1 PROXY=2 } }
extend google.protobuf.FeatureSet { cpp:CppFeatures=1000 }
file google/protobuf/java_features.proto pb google/protobuf/descriptor.proto
JavaFeatures { legacy_closed_enum:bool=1 utf8_validation:JavaFeatures.Utf8Validation=2 large_enum:bool=3
  use_old_outer_classname_default:bool=4
  nest_in_file_class:JavaFeatures.NestInFileClassFeature.NestInFileClass=5 NestInFileClassFeature { enum
  NestInFileClass { NEST_IN_FILE_CLASS_UNKNOWN=0 NO=1 YES=2 LEGACY=3 } } enum Utf8Validation {
  UTF8_VALIDATION_UNKNOWN=0 DEFAULT=1 VERIFY=2 } }
extend google.protobuf.FeatureSet { java:JavaFeatures=1001 }
file google/protobuf/go_features.proto pb google/protobuf/descriptor.proto
GoFeatures { legacy_unmarshal_json_enum:bool=1 api_level:GoFeatures.APILevel=2
  strip_enum_prefix:GoFeatures.StripEnumPrefix=3 optimize_mode:GoFeatures.OptimizeModeFeature.OptimizeMode=4
  OptimizeModeFeature { enum OptimizeMode { OPTIMIZE_MODE_UNSPECIFIED=0 SPEED=1 CODE_SIZE=2 } } enum APILevel {
  API_LEVEL_UNSPECIFIED=0 API_OPEN=1 API_HYBRID=2 API_OPAQUE=3 } enum StripEnumPrefix {
  STRIP_ENUM_PREFIX_UNSPECIFIED=0 STRIP_ENUM_PREFIX_KEEP=1 STRIP_ENUM_PREFIX_GENERATE_BOTH=2
  STRIP_ENUM_PREFIX_STRIP=3 } }
extend google.protobuf.FeatureSet { go:GoFeatures=1002 }
`;
