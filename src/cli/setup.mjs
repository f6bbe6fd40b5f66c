// What `npm start` and `npm test` need and a fresh clone has not: packages, a build, a browser. Node's own modules only.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Runs a program; its output goes where `out` says ('inherit', or 'stderr' to keep stdout clean). Returns its exit code. */
export function run(command, args, { out = 'inherit', env = {} } = {}) {
  const stdout = out === 'stderr' ? 2 : 'inherit';
  const windows = process.platform === 'win32';
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, ...env },
    shell: windows,
  });
  return done.status ?? 1;
}

const mtime = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** Newest change below the given files and folders, in milliseconds; 0 for nothing. */
export function newest(paths, skip = () => false) {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path) || skip(path)) continue;
    const stat = statSync(path);
    if (!stat.isDirectory()) latest = Math.max(latest, stat.mtimeMs);
    else
      latest = Math.max(
        latest,
        newest(
          readdirSync(path).map((name) => join(path, name)),
          skip,
        ),
      );
  }
  return latest;
}

/** The packages of the lock file, installed when they are missing or older than it. */
export function ensurePackages() {
  const mark = join(root, 'node_modules', '.qingyang-installed');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  // not `npm ci`: a registry that serves only some platforms leaves the others' packages out of the lock file, and it refuses that
  const code = run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { out: 'stderr' });
  if (code !== 0) {
    console.error('npm install did not succeed: the packages could not be installed.');
    process.exit(code);
  }
  writeFileSync(mark, lock);
}

export const vite = () => join(root, 'node_modules', 'vite', 'bin', 'vite.js');

/** The built page, made anew when a source is newer. */
export function ensureBuild({ out = 'inherit' } = {}) {
  const built = mtime(join(root, 'dist', 'index.html'));
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  if (built > newest(sources)) return;
  const code = run(process.execPath, [vite(), 'build', '--logLevel', 'warn'], { out });
  if (code !== 0) process.exit(code);
}

const found = (command) => {
  const which = spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { encoding: 'utf8' });
  return which.status === 0 ? which.stdout.split('\n')[0].trim() : null;
};

function systemBrowser() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = found(name);
    if (path) return path;
  }
  const usual = [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return usual.find((path) => existsSync(path)) ?? null;
}

/** A Chromium: the system's, else Playwright's own download, else Debian's package. Its path, or null where none can be had. */
export function ensureBrowser() {
  const given = process.env.CHROMIUM_PATH;
  const browser =
    (given && existsSync(given) ? given : null) ??
    systemBrowser() ??
    playwrights() ??
    (debian(['chromium']) ? systemBrowser() : null);
  ensureFont();
  return browser;
}

function playwrights() {
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  if (run(process.execPath, [cli, 'install', 'chromium'], { out: 'stderr' }) !== 0) return null;
  const asked = spawnSync(
    process.execPath,
    ['-e', "process.stdout.write(require('playwright').chromium.executablePath())"],
    { cwd: root, encoding: 'utf8' },
  );
  return asked.status === 0 && existsSync(asked.stdout) && opens(asked.stdout) ? asked.stdout : null;
}

/** Playwright's download comes without the system libraries that it needs; Debian's package brings them along. */
function opens(browser) {
  const alone = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...alone, '--headless', '--disable-gpu', '--dump-dom', 'about:blank'];
  return spawnSync(browser, args, { timeout: 60_000, stdio: 'ignore' }).status === 0;
}

/** Installs Debian packages where there is apt; whether it could. */
function debian(packages) {
  if (!found('apt-get')) return false;
  const sudo = process.getuid?.() === 0 ? [] : found('sudo') ? ['sudo', '-n'] : null;
  if (!sudo) return false;
  const apt = (args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    return run(command, rest, { out: 'stderr', env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  apt(['update', '-qq']);
  return apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]) === 0;
}

/** xmllint, which tests hold written XML against its schemas with. Missing is not fatal: those tests skip. */
export function ensureXmllint() {
  if (!found('xmllint')) debian(['libxml2-utils']);
}

/** Without a Chinese font a browser draws boxes; what is measured in a test would be the boxes. Missing is not fatal. */
function ensureFont() {
  if (process.platform !== 'linux') return;
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  const known = list.status === 0 ? list.stdout.trim() : ''; // no fc-list: no fonts either
  if (known === '') debian(['fonts-noto-cjk']);
}
