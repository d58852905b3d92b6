export const USAGE = `event-streams: schema compatibility for Apache Kafka, with the verdict of the Schema Registry

Usage
  event-streams compare OLD NEW [options]   compare two schema files, also REF:FILE of git, or two folders
  event-streams compare --stdin [options]   compare pairs given as JSON Lines
  event-streams check [paths] [options]     compare the schemas of a workspace with their baselines
  event-streams register [paths] [options]  check schemas, then register them at their registry
  event-streams language-server --stdio     the language server, for editors that speak LSP
  event-streams COMMAND --help              the options of a command
  event-streams --version

Exit codes
  0 compatible   1 incompatible   2 wrong usage, or input that cannot be read
`;

export const COMPARE_USAGE = `Usage
  event-streams compare OLD NEW [options]
  event-streams compare --stdin [options]

OLD and NEW are files, files at a git revision (main:schemas/orders.avsc), - for standard input, or two folders, which may be
at a revision, too (main:schemas): their schema files are paired by path; a file that only one of them has is reported and
breaks nothing.

Options
  --level LEVEL            NONE, BACKWARD (default), FORWARD, FULL; with _TRANSITIVE too
  --format FORMAT          avro, protobuf or json; known from the file's name where it is .avsc, .proto or .json
  --reference NAME=FILE    a schema that both sides refer to by NAME; may be repeated
  --old-reference NAME=FILE, --new-reference NAME=FILE
                           the same for one side
  --policy POLICY          strict (default) or lenient; changes JSON Schema only
  --registry-profile P     7.x, 8.3 (default) or next
  --output OUTPUT          text (default), json, sarif, github or junit
  --all                    text output: list compatible differences too

With --stdin, each line is one request:
  {"id","format":"AVRO|PROTOBUF|JSON","old":"text","new":"text","level","policy","profile",
   "oldReferences":[{"name","subject","version","schema"}],"newReferences":[...]}
and each answer is one line, in the same order:
  {"id","compatible","differences":[{"kind","path","compatible","direction","message","old","new"}],
   "problems":[{"side":"old"|"new","severity","refused","message","start","end"}]}
  --brief                  differences without message and places, for bulk use
A line that cannot be understood is answered by {"id","error"}; the rest goes on, and the exit code is 2 at the end.
Otherwise it is 0, whatever the verdicts.
`;

export const CHECK_USAGE = `Usage
  event-streams check [paths] [options]

Compares every schema file of the workspace, or those below the paths, with its baseline, as the settings say.
Without settings, .avsc, .proto and .schema.json files are compared with the last commit.

Options
  --settings FILE          default: .vscode/settings.json of this folder or the nearest above it
  --baseline BASELINE      what files are compared with that the settings give none: git:REF, git:REF... (where the branch
                           left REF), directory:PATH, registry or none; in CI for instance git:origin/main...
  --since REF              only files that changed since a git revision, or refer to one that did
  --output OUTPUT          text (default), json, sarif, github or junit
  --all                    text output: list compatible files and differences too

A registry's password comes from the variable that the settings name as \${env:NAME}, else from
EVENT_STREAMS_REGISTRY_PASSWORD. A baseline that cannot be had, a file that cannot be read and settings that cannot be
understood end with exit code 2.
`;

export const REGISTER_USAGE = `Usage
  event-streams register [paths] [options]

Checks every schema file that the settings map to a subject against the registry's versions, then registers them: those that
others refer to first, each with its references. Nothing is written unless all of them pass. A schema that the subject has
already is left alone. Files that a registered file refers to are registered, too.

Options
  --settings FILE          default: .vscode/settings.json of this folder or the nearest above it
  --dry-run                check and show what would be registered, but write nothing
  --yes                    needed for connections that are marked as production
  --output OUTPUT          text (default) or json

Connections that are marked as read-only are never written to. Exit codes: 0 registered, or nothing to do; 1 a schema does
not pass, nothing was written; 2 wrong usage, or the registry could not be asked or refused.
`;

export const LANGUAGE_SERVER_USAGE = `Usage
  event-streams language-server --stdio [--trust-workspace]

Speaks the Language Server Protocol over standard input and output; an editor starts it. Settings come from the editor
(workspace/configuration, section "eventStreams"), else from .vscode/settings.json of the workspace folder. Without any,
schemas are compared with the last commit at level BACKWARD. How to set up an editor: docs/editors.

  --trust-workspace        ask the registries that a workspace's own .vscode/settings.json names, with passwords from the
                           environment, as check does; those that the editor's settings name are asked in any case
`;
