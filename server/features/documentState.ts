import type { DocumentStateParams } from '../../common/protocol/requests.js';
import type { Analysis } from '../analysis/analysis.js';

/** What an open document was compared with and how it went, for a status item or a person. */
export function documentStateOf(analysis: Analysis): DocumentStateParams {
  const { document, target, judged, loaded } = analysis;
  const subject = target.question?.baseline.kind === 'registry' ? target.subject : undefined;
  return {
    uri: document.uri,
    version: document.version,
    format: target.format.id,
    ...(subject === undefined ? {} : { subject }),
    ...(target.question === undefined ? {} : { level: analysis.level }),
    comparedWith: comparedWith(analysis),
    verdict:
      judged === undefined
        ? loaded?.history.state === 'unavailable'
          ? 'unavailable'
          : 'not-compared'
        : judged.verdict.compatible
          ? 'compatible'
          : 'incompatible',
    incompatibleCount: judged?.findings.length ?? 0,
    stale: isStale(analysis),
    reason: analysis.reason,
  };
}

/** Whether it was compared with what was fetched last, as the registry is away now. */
export function isStale({ loaded }: Analysis): boolean {
  return loaded?.history.state === 'found' && loaded.history.stale !== undefined;
}

/** The versions in the order in which they were compared, each once. */
export function comparedWith({ judged }: Analysis): readonly string[] {
  return [...new Set(judged?.verdict.comparisons.map(({ against }) => against.label) ?? [])];
}
