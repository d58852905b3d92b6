/** Milliseconds that processors have worked for this process: a busy machine, which lets it wait, fails no test by them. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
