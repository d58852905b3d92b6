/** The registry's `schemaType`. */
export type FormatId = 'AVRO' | 'PROTOBUF' | 'JSON';

export const COMPATIBILITY_LEVELS = [
  'NONE',
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
] as const;

export type CompatibilityLevel = (typeof COMPATIBILITY_LEVELS)[number];

/** BACKWARD: the new schema reads old events. FORWARD: the old schema reads new events. */
export type Direction = 'BACKWARD' | 'FORWARD';

/** `compatibilityPolicy` of the registry; it changes JSON Schema verdicts only. */
export const COMPATIBILITY_POLICIES = ['STRICT', 'LENIENT'] as const;
export type CompatibilityPolicy = (typeof COMPATIBILITY_POLICIES)[number];

/** Whose rules apply: registries before 8, the reference 8.3, or what follows it. */
export const REGISTRY_PROFILES = ['7.x', '8.3', 'next'] as const;
export type RegistryProfile = (typeof REGISTRY_PROFILES)[number];

export interface CompareOptions {
  readonly policy: CompatibilityPolicy;
  readonly profile: RegistryProfile;
}

export const DEFAULT_COMPARE_OPTIONS: CompareOptions = { policy: 'STRICT', profile: '8.3' };

export function isTransitive(level: CompatibilityLevel): boolean {
  return level.endsWith('_TRANSITIVE');
}

/** The directions of a level in the registry's own order: forward first, then backward. */
export function directionsOf(level: CompatibilityLevel): readonly Direction[] {
  switch (level) {
    case 'NONE':
      return [];
    case 'BACKWARD':
    case 'BACKWARD_TRANSITIVE':
      return ['BACKWARD'];
    case 'FORWARD':
    case 'FORWARD_TRANSITIVE':
      return ['FORWARD'];
    case 'FULL':
    case 'FULL_TRANSITIVE':
      return ['FORWARD', 'BACKWARD'];
  }
}
