const REFERENCE = /^\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** The name in `${env:NAME}`; undefined where the text is anything else. */
export function environmentName(text: string): string | undefined {
  return REFERENCE.exec(text)?.[1];
}

/**
 * The value behind `${env:NAME}`, or the text itself where it is no such reference.
 * Undefined where the variable is not set: the caller asks for the secret, or says which variable is missing.
 */
export function resolveEnvironment(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const variable = environmentName(text);
  return variable === undefined ? text : environment[variable];
}
