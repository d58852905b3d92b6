/**
 * Stand-ins, in plain JavaScript, for native packages of the VS Code server, so that no compiler is needed.
 * Without a logger the server runs but writes no log files, and logs are what explains a failed test.
 */
export const spdlogStandIn = `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  constructor(name, file) {
    this.name = name;
    this.file = file;
    this.level = 2;
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) return;
    const line = this.plain ? message : new Date().toISOString() + ' [' + levels[level] + '] ' + message + '\\n';
    try {
      fs.appendFileSync(this.file, line);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error; // the folder of a server that is being stopped
    }
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.plain = true; }
  setPattern() {}
  flush() {}
  drop() {}
}

const create = async (name, file) => new Logger(name, file);
const nothing = () => {};
// One by one: the server imports these by name, and Node finds names only where they are written so.
exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.shutdown = nothing;
`;

/** The watchdog ends an extension host whose server was killed; here the leash does that. */
export const watchdogStandIn = `'use strict';
exports.start = () => {};
`;

/** Copies files; the native one is quicker on file systems that share blocks. The git extension loads it. */
export const copyFileStandIn = `'use strict';
const { copyFile, cp } = require('node:fs/promises');
exports.copyFile = copyFile;
exports.cp = cp;
exports.isCloneSupported = () => false;
`;
