import { openFile, runCommand } from './support/palette.js';
import { useInstalledExtension } from './support/hooks.js';
import { sampleRepository } from './support/sampleRepository.js';

describe('the installed VSIX', () => {
  const repository = sampleRepository();
  const { page } = useInstalledExtension(() => Promise.resolve({ folder: repository.folder }));
  after(() => {
    repository.dispose();
  });

  it('shows its log', async () => {
    await openFile(page(), 'order.avsc');
    await runCommand(page(), 'Event Streams: Show Log');
    await page().getByRole('tab', { name: 'Output' }).and(page().locator('[aria-selected=true]')).waitFor();
  });
});
