import type { NamedType } from './model.js';

/**
 * The named types of a schema by full name. They are kept by namespace and then by simple name, as the text has both:
 * a full name is a new text, and to look one up costs as much as to read the type.
 */
export class NamedTypes {
  private readonly spaces = new Map<string | undefined, Map<string, NamedType>>();

  /** Adds the type, unless there is one with its name. @returns the one that was there before */
  add(type: NamedType): NamedType | undefined {
    let space = this.spaces.get(type.namespace);
    if (space === undefined) this.spaces.set(type.namespace, (space = new Map<string, NamedType>()));
    const known = space.get(type.simpleName);
    if (known === undefined) space.set(type.simpleName, type);
    return known;
  }

  /** @param name a full name, or a simple one of a type in no namespace */
  get(name: string): NamedType | undefined {
    const dot = name.lastIndexOf('.');
    return dot < 0 ? this.find(name, undefined) : this.find(name.slice(dot + 1), name.slice(0, dot));
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  values(): readonly NamedType[] {
    return [...this.spaces.values()].flatMap((space) => [...space.values()]);
  }

  private find(simpleName: string, namespace: string | undefined): NamedType | undefined {
    return this.spaces.get(namespace)?.get(simpleName);
  }
}
