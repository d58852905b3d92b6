import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { Range } from 'vscode-languageserver/node';
import { indexLines } from '../../engine/text/lines.js';
import type { Span } from '../../engine/text/span.js';
import { startTestClient } from '../support/connection.js';
import type { TestClient, TestClientOptions } from '../support/connection.js';
import { temporaryRepository } from '../support/gitRepository.js';
import type { TemporaryRepository } from '../support/gitRepository.js';

/** An Avro record, one member a line, with the fields as they are given. */
export function record(fields: string): string {
  return `{\n  "type": "record",\n  "name": "Order",\n  "namespace": "acme",\n  "fields": [\n    ${fields}\n  ]\n}\n`;
}

/** What `order.avsc` is in the last commit. */
export const ORDER: string = record('{"name": "id", "type": "string"}');

/** A span of the text as the protocol says it. Fails where there is no span. */
export function rangeOf(text: string, span: Span | undefined): Range {
  assert.ok(span);
  const { start, end } = indexLines(text).rangeOf(span);
  return { start, end };
}

/** A repository and its clients, new for each test of the `describe` around the call, and gone after it. */
export interface OrderFile {
  readonly repository: () => TemporaryRepository;
  /** The address of `order.avsc`. */
  readonly uri: () => string;
  readonly textDocument: () => { readonly uri: string };
  /** A client on the repository that has opened nothing yet. */
  readonly start: (options?: TestClientOptions) => Promise<TestClient>;
  /** A client that has opened `order.avsc` with this text, once the server has looked at it. */
  readonly open: (text: string, options?: TestClientOptions) => Promise<TestClient>;
}

/** Makes a repository with `order.avsc` committed as `ORDER` before each test. */
export function useOrderFile(): OrderFile {
  let repository: TemporaryRepository;
  const clients: TestClient[] = [];
  beforeEach(() => {
    repository = temporaryRepository({ 'order.avsc': ORDER });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    repository.dispose();
  });
  const uri = (): string => pathToFileURL(repository.path('order.avsc')).toString();
  const start = async (options: TestClientOptions = {}): Promise<TestClient> => {
    const client = await startTestClient({ folder: repository.folder, ...options });
    clients.push(client);
    return client;
  };
  return {
    repository: () => repository,
    uri,
    textDocument: () => ({ uri: uri() }),
    start,
    open: async (text, options) => {
      const client = await start(options);
      client.open(uri(), text);
      await client.state(uri());
      return client;
    },
  };
}
