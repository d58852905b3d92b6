import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { temporaryRepository } from '../support/gitRepository.js';
import { inRepository } from '../support/repository.js';

const ORDER = ['{', '  "type": "record",', '  "name": "Order",', '  "fields": []', '}'].join('\n');
const BROKEN = ORDER.replace('[]', '[{"name": "x", "type": "int"}]');

// What an editor of another make does: starts the server, shows what it pushes, asks for hover and fixes, edits, ends it.
const SCRIPT = `
local config = {
  name = 'event-streams',
  cmd = { vim.env.NODE, vim.env.PROGRAM, 'language-server', '--stdio' },
  root_dir = vim.fn.getcwd(),
}
local client = (vim.lsp.start_client or vim.lsp.start)(config)
vim.lsp.buf_attach_client(0, client)
local seen = {}
local function diagnostics()
  return vim.tbl_map(function(found)
    return { line = found.lnum, column = found.col, message = found.message, code = found.code }
  end, vim.diagnostic.get(0))
end
vim.wait(15000, function() return #vim.diagnostic.get(0) > 0 end, 20)
seen.broken = diagnostics()
local position = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 3, character = 23 } }
local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', position, 10000) or {}
seen.hover = hover[client] and hover[client].result
vim.api.nvim_buf_set_lines(0, 3, 4, false, { '  "fields": []' })
vim.wait(15000, function() return #vim.diagnostic.get(0) == 0 end, 20)
seen.mended = #vim.diagnostic.get(0)
vim.lsp.stop_client(client)
seen.ended = vim.wait(10000, function() return vim.lsp.get_client_by_id(client) == nil end, 20)
vim.fn.writefile({ vim.fn.json_encode(seen) }, 'seen.json')
vim.cmd('qall!')
`;

interface Seen {
  readonly broken: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  readonly hover: unknown;
  readonly mended: number;
  readonly ended: boolean;
}

function hasNeovim(): boolean {
  try {
    execFileSync('nvim', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

describe('event-streams language-server with Neovim', function () {
  this.timeout(60_000);
  const title = 'underlines, explains and clears a change in a real editor that is not ours';
  if (!hasNeovim()) {
    it.skip(`${title}: skipped, because there is no nvim on PATH (apt-get install neovim)`);
    return;
  }

  it(title, async () => {
    using repository = temporaryRepository({ 'order.avsc': ORDER });
    repository.write('order.avsc', BROKEN);
    repository.write('.git/check.lua', SCRIPT);
    await promisify(execFile)('nvim', ['--headless', '--clean', 'order.avsc', '-c', 'luafile .git/check.lua'], {
      cwd: repository.folder,
      env: { ...process.env, NODE: process.execPath, PROGRAM: inRepository('out', 'cli', 'index.js') },
      timeout: 50_000,
    });
    const seen = JSON.parse(readFileSync(repository.path('seen.json'), 'utf8')) as Seen;
    const [diagnostic] = seen.broken;
    assert.equal(diagnostic?.line, 3);
    assert.equal(BROKEN.split('\n')[3]?.slice(diagnostic.column, diagnostic.column + 3), '"x"');
    assert.match(diagnostic.message, /^BACKWARD: /);
    // It opens no address of ours, so it is told the line itself.
    assert.match(diagnostic.message, /\nIn HEAD, line 3: "name": "Order",$/);
    assert.match(JSON.stringify(seen.hover ?? ''), /HEAD/);
    assert.equal(seen.mended, 0);
    assert.equal(seen.ended, true);
  });
});
