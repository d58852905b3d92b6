import type { SettingsProblem } from '../../common/settings/types.js';

/** One line on what could not be understood in the settings; nothing where there is nothing to say. */
export function settingsMessage(problems: readonly SettingsProblem[]): string {
  const [first] = problems;
  if (first === undefined) return '';
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more, in the log)`;
  return `⚠ Setting ${first.path}: ${first.message}${more}`;
}
