import type { DocumentStateParams } from '../../common/protocol/requests.js';

/** What the status bar says about the schema document in front of the user. */
export interface StatusText {
  readonly text: string;
  /** Lines; the editor shows them as text. */
  readonly tooltip: readonly string[];
  readonly severity: 'normal' | 'warning' | 'error';
  readonly spoken: string;
}

export function statusText(state: DocumentStateParams): StatusText {
  const subject = state.subject ?? 'schema';
  const compared = state.comparedWith.join(', ');
  const level = state.level === undefined ? [] : [`Level: ${state.level}`];
  const lines = [
    ...(state.subject === undefined ? [] : [`Subject: ${state.subject}`]),
    ...level,
    ...(compared === '' ? [] : [`Compared with: ${compared}`]),
    ...(state.reason === '' ? [] : [state.reason]),
    'Click for what you can do.',
  ];
  switch (state.verdict) {
    case 'compatible':
      return !state.stale
        ? say('$(pass)', subject, 'compatible', ['Compatible.', ...lines], 'normal')
        : say(
            '$(cloud-download)',
            subject,
            'compatible, not up to date',
            ['Compatible as far as known.', ...lines],
            'normal',
          );
    case 'incompatible': {
      const count = `${state.incompatibleCount} ${state.incompatibleCount === 1 ? 'problem' : 'problems'}`;
      const known = state.stale ? ', not up to date' : '';
      return say('$(error)', subject, `incompatible, ${count}${known}`, [`Incompatible: ${count}.`, ...lines], 'error');
    }
    case 'not-compared':
      return say('$(circle-outline)', subject, 'not compared', ['Not compared with anything.', ...lines], 'normal');
    case 'unavailable':
      return say('$(debug-disconnect)', subject, 'registry away', ['The registry is away.', ...lines], 'warning');
  }
}

function say(
  icon: string,
  subject: string,
  verdict: string,
  tooltip: readonly string[],
  severity: StatusText['severity'],
): StatusText {
  // `$(…)` in a name would become an icon.
  const plain = subject.replaceAll('$(', '$ (');
  return { text: `${icon} ${plain}: ${verdict}`, tooltip, severity, spoken: `Schema ${subject}, ${verdict}` };
}
