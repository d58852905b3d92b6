import assert from 'node:assert/strict';
import { tokenizerOf } from './tokenize.js';
import type { Token, Tokenizer } from './tokenize.js';

/** Each line: the text of a token, then the scope that it must carry. The tokens must come in this order. */
function expectScopes(tokens: readonly Token[], expected: readonly (readonly [text: string, scope: string])[]): void {
  let from = 0;
  for (const [text, scope] of expected) {
    const at = tokens.findIndex((token, index) => index >= from && token.text === text && has(token, scope));
    assert.ok(at >= 0, `no ${text} with ${scope} after token ${from}:\n${shown(tokens.slice(from))}`);
    from = at + 1;
  }
}

function has(token: Token, scope: string): boolean {
  return token.scopes.some((one) => one.split(' ').some((part) => part === scope || part.startsWith(`${scope}.`)));
}

function shown(tokens: readonly Token[]): string {
  return tokens.map(({ text, scopes }) => `${JSON.stringify(text)} ${scopes.slice(1).join(' > ')}`).join('\n');
}

describe('grammar of Avro schemas', () => {
  let tokenize: Tokenizer;
  before(async () => (tokenize = await tokenizerOf('avsc.tmLanguage.json')));

  it('tells keywords, types, names and values apart', () => {
    const text = `{ // comment
      "type": "record", "name": "com.acme.Order", "doc": "A \\"quoted\\" text",
      "fields": [
        {"name": "id", "type": ["null", "string"], "default": null},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}, "custom": -1.5e3}
      ]
    }`;
    expectScopes(tokenize(text), [
      ['// comment', 'comment.line.double-slash'],
      ['type', 'keyword.other'],
      ['record', 'storage.type'],
      ['name', 'keyword.other'],
      ['com.acme.Order', 'entity.name.type'],
      ['doc', 'support.type.property-name'],
      ['\\"', 'constant.character.escape'],
      ['fields', 'keyword.other'],
      ['id', 'entity.name.type'],
      ['null', 'storage.type'],
      ['string', 'storage.type'],
      ['null', 'constant.language'],
      ['long', 'storage.type'],
      ['timestamp-millis', 'string.quoted.double'],
      ['custom', 'support.type.property-name'],
      ['-1.5e3', 'constant.numeric'],
    ]);
  });

  it('recovers on the line after a string that is not closed', () => {
    expectScopes(tokenize('{"doc": "open\n"name": "A"}'), [
      ['name', 'keyword.other'],
      ['A', 'entity.name.type'],
    ]);
  });
});

describe('grammar of Avro IDL', () => {
  let tokenize: Tokenizer;
  before(async () => (tokenize = await tokenizerOf('avdl.tmLanguage.json')));

  it('tells declarations, types, annotations and messages apart', () => {
    const text = `/** Documented. */
      @namespace("com.acme")
      protocol Orders {
        import idl "other.avdl";
        enum Kind { A, B } = A;
        fixed MD5(16);
        record Order {
          string? id = null;
          decimal(9, 2) price;
          array<\`record\`> parts; // note
          union { null, com.acme.Money } money;
          @order("descending") timestamp_ms at;
        }
        error Oops { string message; }
        void place(Order order) throws Oops;
      }`;
    expectScopes(tokenize(text), [
      ['/**', 'comment.block.documentation'],
      ['namespace', 'storage.type.annotation'],
      ['com.acme', 'string.quoted.double'],
      ['protocol', 'storage.type'],
      ['Orders', 'entity.name.type'],
      ['import', 'keyword.control.import'],
      ['enum', 'storage.type'],
      ['Kind', 'entity.name.type'],
      ['A', 'variable.other.enummember'],
      ['fixed', 'storage.type'],
      ['MD5', 'entity.name.type'],
      ['16', 'constant.numeric'],
      ['record', 'storage.type'],
      ['Order', 'entity.name.type'],
      ['string', 'storage.type'],
      ['?', 'keyword.operator.optional'],
      ['id', 'variable.other'],
      ['null', 'constant.language'],
      ['decimal', 'support.type'],
      ['9', 'constant.numeric'],
      ['2', 'constant.numeric'],
      ['price', 'variable.other'],
      ['array', 'storage.type'],
      ['// note', 'comment.line.double-slash'],
      ['union', 'storage.type'],
      ['com.acme.Money', 'entity.name.type'],
      ['timestamp_ms', 'support.type'],
      ['error', 'storage.type'],
      ['void', 'storage.type'],
      ['place', 'entity.name.function'],
      ['throws', 'keyword.other'],
    ]);
  });

  it('knows the schema syntax of Avro 1.12', () => {
    expectScopes(tokenize('namespace com.acme;\nschema Order;'), [
      ['namespace', 'keyword.other.namespace'],
      ['com.acme', 'entity.name.namespace'],
      ['schema', 'keyword.other.schema'],
      ['Order', 'variable.other'],
    ]);
  });
});

describe('grammar of Protobuf', () => {
  let tokenize: Tokenizer;
  before(async () => (tokenize = await tokenizerOf('proto.tmLanguage.json')));

  it('tells declarations, fields, options and services apart', () => {
    const text = `syntax = "proto3"; // note
      package com.acme.v1;
      import public "google/protobuf/any.proto";
      option java_package = "x";
      message Order {
        reserved 2, 9 to max;
        reserved "old";
        repeated .com.acme.Part parts = 1 [packed = true, (my.opt).x = { a: 1 }];
        map<string, Money> prices = 0x3;
        oneof how { string card = 4; }
        optional int32 message = 5;
        enum Kind { option allow_alias = true; UNKNOWN = 0; NEG = -1 [deprecated = true]; }
        message Inner { bool flag = 1; }
      }
      extend Order { string more = 100; }
      service Shop { rpc Place(stream Order) returns (Order) { option deadline = 1.5; } rpc Next(Order) returns (Order); }`;
    expectScopes(tokenize(text), [
      ['syntax', 'keyword.other'],
      ['proto3', 'string.quoted.double'],
      ['// note', 'comment.line.double-slash'],
      ['com.acme.v1', 'entity.name.namespace'],
      ['import', 'keyword.control.import'],
      ['public', 'storage.modifier'],
      ['java_package', 'variable.other.option'],
      ['message', 'storage.type'],
      ['Order', 'entity.name.type'],
      ['reserved', 'keyword.other'],
      ['9', 'constant.numeric'],
      ['to', 'keyword.other'],
      ['max', 'keyword.other'],
      ['repeated', 'storage.modifier'],
      ['.com.acme.Part', 'support.type'],
      ['parts', 'variable.other.field'],
      ['1', 'constant.numeric'],
      ['packed', 'variable.other.option'],
      ['true', 'constant.language'],
      ['(my.opt).x', 'variable.other.option'],
      ['map', 'storage.type'],
      ['string', 'storage.type'],
      ['Money', 'support.type'],
      ['prices', 'variable.other.field'],
      ['0x3', 'constant.numeric'],
      ['oneof', 'storage.type'],
      ['card', 'variable.other.field'],
      ['optional', 'storage.modifier'],
      ['int32', 'storage.type'],
      ['message', 'variable.other.field'],
      ['enum', 'storage.type'],
      ['UNKNOWN', 'variable.other.enummember'],
      ['-1', 'constant.numeric'],
      ['message', 'storage.type'],
      ['Inner', 'entity.name.type'],
      ['flag', 'variable.other.field'],
      ['extend', 'storage.type'],
      ['Order', 'support.type'],
      ['service', 'storage.type'],
      ['rpc', 'keyword.other.rpc'],
      ['Place', 'entity.name.function'],
      ['stream', 'storage.modifier'],
      ['returns', 'keyword.other'],
      ['1.5', 'constant.numeric'],
      ['rpc', 'keyword.other.rpc'],
      ['Next', 'entity.name.function'],
    ]);
  });

  it('knows groups and editions', () => {
    const text =
      'edition = "2024";\nlocal message A { repeated group Part = 1 { required string id = 2; } int32 x = 3; }';
    expectScopes(tokenize(text), [
      ['edition', 'keyword.other'],
      ['local', 'storage.modifier'],
      ['A', 'entity.name.type'],
      ['group', 'storage.type'],
      ['Part', 'entity.name.type'],
      ['required', 'storage.modifier'],
      ['id', 'variable.other.field'],
      ['x', 'variable.other.field'],
    ]);
  });
});
