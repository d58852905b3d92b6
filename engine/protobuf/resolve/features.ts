import type { FileNode, OptionNode, Syntax } from '../syntax/nodes.js';

/**
 * The features that decide what readers make of the values they find, with what each syntax without features means by
 * them: `FeatureSetDefaults` of Protobuf's descriptor.proto. How lists are packed is not among them, since every reader
 * must take both ways, nor how JSON is checked, which no event shows.
 */
const DEFAULTS = {
  field_presence: { proto2: 'EXPLICIT', proto3: 'IMPLICIT', editions: 'EXPLICIT' },
  enum_type: { proto2: 'CLOSED', proto3: 'OPEN', editions: 'OPEN' },
  utf8_validation: { proto2: 'NONE', proto3: 'VERIFY', editions: 'VERIFY' },
} as const satisfies Readonly<Record<string, Readonly<Record<Syntax, string>>>>;

export type Feature = keyof typeof DEFAULTS;

/**
 * What a feature is for a field or an enum with these options: what they say, else what the file says, else the default.
 * None of these features can be set at a message. Only editions have features.
 */
export function featureOf(feature: Feature, file: FileNode, own: readonly OptionNode[]): string {
  if (file.syntax !== 'editions') return DEFAULTS[feature][file.syntax];
  return writtenFeature(own, feature) ?? writtenFeature(file.options, feature) ?? DEFAULTS[feature].editions;
}

/** As `features.enum_type = OPEN` or as `features = { enum_type: OPEN }`; the last one counts. */
function writtenFeature(options: readonly OptionNode[], feature: Feature): string | undefined {
  let found: string | undefined;
  for (const { parts, value } of options) {
    const [first, second] = parts;
    if (first?.name !== 'features' || first.extension) continue;
    const member =
      parts.length === 1 && value.value === 'message'
        ? value.fields.find(({ name, extension }) => name === feature && !extension)?.field
        : undefined;
    const written = parts.length === 2 && second?.name === feature && !second.extension ? value : member;
    if (written?.value === 'identifier') found = written.text;
  }
  return found;
}
