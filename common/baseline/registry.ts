import type { HistoryVersion, SubjectHistoryResult } from '../protocol/requests.js';
import { versionUri } from '../protocol/versionUri.js';
import { failureReason } from './failureReason.js';
import type { BaselinePorts, BaselineQuestion, BaselineVersion, History, RegistryRules } from './history.js';

/** The registry's versions of the subject, or the pinned ones among them. */
export async function registryHistory(
  question: BaselineQuestion,
  pinned: readonly number[] | undefined,
  ports: BaselinePorts,
  signal?: AbortSignal,
): Promise<History> {
  const { subject, connection } = question;
  if (subject === undefined) {
    return { state: 'nothing', reason: 'The file has no subject: name one for it in eventStreams.schemas.' };
  }
  const params = {
    subject,
    ...(connection === undefined ? {} : { connection }),
    ...(pinned === undefined ? {} : { versions: pinned }),
  };
  try {
    return toHistory(await ports.registry.subjectHistory(params, signal), subject, pinned, connection);
  } catch (error) {
    return { state: 'unavailable', reason: failureReason(error) };
  }
}

function toHistory(
  result: SubjectHistoryResult,
  subject: string,
  pinned: readonly number[] | undefined,
  connection: string | undefined,
): History {
  switch (result.state) {
    case 'no-subject':
      return { state: 'nothing', reason: `The registry has no subject ${subject} yet.` };
    case 'unavailable':
      return { state: 'unavailable', reason: result.reason };
    case 'found': {
      const rules: RegistryRules = {
        level: result.level,
        policy: result.policy,
        ...(result.compatibilityGroup === undefined ? {} : { compatibilityGroup: result.compatibilityGroup }),
        validateFields: result.validateFields,
      };
      const wanted = result.versions.filter(({ version }) => pinned === undefined || pinned.includes(version));
      if (wanted.length === 0) return { state: 'nothing', reason: missingVersions(subject, pinned), rules };
      const versions = wanted.map((version) => toBaseline(version, subject, connection));
      const stale = staleSentence(result.staleSince, result.reason);
      return {
        state: 'found',
        versions,
        rules,
        pinned: pinned !== undefined,
        ...(stale === undefined ? {} : { stale }),
      };
    }
  }
}

function toBaseline(version: HistoryVersion, subject: string, connection: string | undefined): BaselineVersion {
  const address = { subject, version: version.version, ...(connection === undefined ? {} : { connection }) };
  return {
    label: `version ${version.version}`,
    uri: versionUri(address, version.format),
    format: version.format,
    source: { text: version.text, references: version.references },
    ...(version.metadata === undefined ? {} : { metadata: version.metadata }),
  };
}

function missingVersions(subject: string, pinned: readonly number[] | undefined): string {
  if (pinned === undefined) return `The subject ${subject} has no version.`;
  return `The subject ${subject} has no version ${pinned.join(' or ')}.`;
}

function staleSentence(since: string | undefined, reason: string | undefined): string | undefined {
  if (since === undefined) return undefined;
  const cause = reason === undefined ? 'The registry cannot be reached.' : reason;
  return `${cause} The versions are those fetched on ${localTime(since)}.`;
}

/** An ISO time as people read it, in the time zone of this machine and in the language of the sentence: 25 Nov 2026, 14:32. */
function localTime(iso: string): string {
  const parts = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(iso).toLocaleString('en-GB', parts);
}
