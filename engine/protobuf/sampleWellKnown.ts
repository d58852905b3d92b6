import type { Json, Random } from './sampleValues.js';

/** Values of the types that have a JSON form of their own; undefined for every other message. */
export function sampleWellKnown(fullName: string, random: Random): Json | undefined {
  switch (fullName) {
    case 'google.protobuf.Timestamp':
      return new Date(1_767_225_600_000 + random(300) * 86_400_000 + random(86_400) * 1000).toISOString();
    case 'google.protobuf.Duration':
      return `${1 + random(600)}s`;
    case 'google.protobuf.FieldMask':
      return 'id,name';
    case 'google.protobuf.Struct':
      return { source: 'sample', count: 1 + random(9) };
    case 'google.protobuf.Value':
      return 'value';
    case 'google.protobuf.ListValue':
      return ['first', 1 + random(9)];
    case 'google.protobuf.Any':
      return { '@type': 'type.googleapis.com/google.protobuf.Duration', value: `${1 + random(60)}s` };
    case 'google.protobuf.Empty':
      return {};
    case 'google.protobuf.BoolValue':
      return random(2) === 1;
    case 'google.protobuf.StringValue':
      return 'value';
    case 'google.protobuf.BytesValue':
      return 'AQID';
    case 'google.protobuf.DoubleValue':
    case 'google.protobuf.FloatValue':
      return (1 + random(40)) / 4;
    case 'google.protobuf.Int32Value':
    case 'google.protobuf.UInt32Value':
      return 1 + random(100);
    case 'google.protobuf.Int64Value':
    case 'google.protobuf.UInt64Value':
      return String(1 + random(100));
    default:
      return undefined;
  }
}
