/** Put in by the bundler; absent when the sources run unbundled, as in tests. */
declare const EVENT_STREAMS_VERSION: string | undefined;

/** The version of the product, as in package.json. */
export function version(): string {
  return typeof EVENT_STREAMS_VERSION === 'undefined' ? 'development' : EVENT_STREAMS_VERSION;
}
