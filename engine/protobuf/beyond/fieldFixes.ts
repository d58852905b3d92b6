import type { FixProposal } from '../../schemaFormat.js';
import type { TextEdit } from '../../text/span.js';
import { append, replace } from '../fixes/edits.js';
import type { ProtobufSchema } from '../schema.js';
import type { FieldNode, MessageNode, OptionNode } from '../syntax/nodes.js';
import { MAX_TAG } from '../syntax/ranges.js';
import { allFields } from '../validate/messages.js';
import { jsonName } from './fields.js';

/** A tag behind all that the message uses, so that the old one can be reserved. */
export function freshTag({ source }: ProtobufSchema, message: MessageNode, field: FieldNode): readonly FixProposal[] {
  const ranges = [...message.reserved.flatMap((reserved) => reserved.ranges), ...message.extensionRanges];
  const used = [...allFields(message).map(({ tag }) => tag), ...ranges.map(({ to }) => to)];
  const next = Math.max(...used) + 1;
  if (next > MAX_TAG || (next >= FIRST_INTERNAL && next <= LAST_INTERNAL)) return [];
  const tag = String(field.tag);
  const edits = [
    replace({ start: field.tagStart, end: field.tagEnd }, String(next)),
    append(source.text, message, [`reserved ${tag};`]),
  ];
  const title = `Give ${field.name} the new tag ${next}, and reserve ${tag}`;
  return [{ id: 'protobuf-use-new-tag', title, edits, preferred: true }];
}

/** Tags that Protobuf keeps for itself. */
const FIRST_INTERNAL = 19_000;
const LAST_INTERNAL = 19_999;

/** The name that JSON knew, beside the new one. */
export function keepJsonName(field: FieldNode, before: FieldNode): readonly FixProposal[] {
  const name = jsonName(before);
  const edits = [setOption(field, 'json_name', JSON.stringify(name))];
  return [{ id: 'protobuf-keep-json-name', title: `Keep the name ${name} in JSON`, edits, preferred: true }];
}

/** The default that the baseline writes. */
export function giveDefault(field: FieldNode, before: FieldNode, baseline: ProtobufSchema): readonly FixProposal[] {
  const value = optionNamed(before, 'default')?.value;
  if (value === undefined) return [];
  const text = baseline.source.text.slice(value.start, value.end);
  const edits = [setOption(field, 'default', text)];
  return [{ id: 'protobuf-restore-default', title: `Set the default back to ${text}`, edits, preferred: true }];
}

function setOption(field: FieldNode, name: string, value: string): TextEdit {
  const written = optionNamed(field, name);
  if (written !== undefined) return replace(written.value, value);
  const last = field.options.at(-1);
  if (last === undefined) return replace({ start: field.tagEnd, end: field.tagEnd }, ` [${name} = ${value}]`);
  return replace({ start: last.end, end: last.end }, `, ${name} = ${value}`);
}

function optionNamed({ options }: FieldNode, name: string): OptionNode | undefined {
  return options.find(({ parts }) => parts.length === 1 && parts[0]?.name === name && !parts[0].extension);
}
