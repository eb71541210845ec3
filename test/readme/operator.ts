/**
 * Somebody who sets Dateline up by following the README to the letter: clicks what is bold, runs or types what is code, in
 * a checkout of their own. Whatever is not there, on the screen, in `.env.example` or in the command line, is an error.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../fakes/until.ts';
import { partsOf } from './words.ts';

const root = join(import.meta.dirname, '../..');
const CHECKOUT = [
  ...['package.json', 'node_modules', 'tsconfig.json', '.env.example', 'feeds.opml'],
  ...['bin', 'src', 'adapters', 'commands'],
];

/** A platform's site, as the operator sees it. */
export interface Site {
  open(address: string): void;
  /** Chooses what is labelled so. @throws where nothing is. */
  click(label: string): void | Promise<void>;
  /** Types into the field in front. */
  enter(words: string): void;
  paste(words: string): void;
  /** Names of values that stand there to be copied. */
  readonly values: readonly string[];
  /** A value to be copied: by its label, else for a setting, else what was shown last. @throws where there is none. */
  copy(label: string | null, setting: string): string;
}

/** A channel where the operator types. */
export type Type = (words: string) => Promise<string>;

/** What the operator has of their own. */
export interface Belongings {
  readonly site: Site;
  readonly type: Type;
  /** Addresses of test servers, and what keeps tests apart: settings that the README does not speak of. */
  readonly env: NodeJS.ProcessEnv;
  /** Values of their own for settings: an address, a secret. */
  readonly own?: Readonly<Record<string, string>>;
}

/** An operator in a new checkout. */
export class Operator {
  readonly folder = mkdtempSync(join(tmpdir(), 'dateline-readme-'));
  readonly #has: Belongings;
  /** What the last command printed. */
  printed = '';
  /** What Dateline answered to what was typed, in order. */
  readonly answers: string[] = [];
  /** Where the bot's page is, once it runs. */
  address = '';
  #manifestCommand = '';
  #bot: ChildProcess | null = null;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(has: Belongings) {
    this.#has = has;
    for (const name of CHECKOUT) symlinkSync(join(root, name), join(this.folder, name));
  }

  /** Does what a step or a sentence says. */
  async follow(sentence: string): Promise<void> {
    let wanted: string | null = null;
    for (const { kind, words } of partsOf(sentence)) {
      if (kind === 'link') this.#has.site.open(words);
      else if (kind === 'text') await this.#read(words);
      else if (kind === 'code') await this.#use(words, wanted);
      else if (this.#has.site.values.includes(words)) wanted = words;
      else await this.#has.site.click(words);
    }
  }

  async #read(words: string): Promise<void> {
    const { site } = this.#has;
    if (/print the manifest again/i.test(words)) await this.#run(this.#manifestCommand);
    if (/paste (?:the manifest|it)\b/.test(words)) site.paste(this.printed);
    const [, name] = /\bname it (\w+)/.exec(words) ?? [];
    if (name) site.enter(name);
    if (/Open it and choose your server/.test(words)) {
      site.open(/https:\/\/\S+/.exec(this.printed)?.[0] ?? 'nothing');
    }
  }

  async #use(words: string, wanted: string | null): Promise<void> {
    const [, name, shape] = /^([A-Z][A-Z_]+)=(.*)$/.exec(words) ?? [];
    if (name) return this.#set(name, shape ?? '', wanted);
    if (words === 'npm start') return this.#start();
    if (words.startsWith('npm ')) return this.#run(words);
    // "Where there is no `.env` yet".
    if (words.startsWith('cp ') && !existsSync(join(this.folder, '.env'))) return this.#run(words);
    if (/^\/[a-z]+(?: |$)/.test(words)) return void this.answers.push(await this.#has.type(words));
    if (/^[a-z]+:[a-z]+$/.test(words)) this.#has.site.enter(words);
  }

  /** Uncomments a line of `.env`, which must be there, and fills in what was copied. */
  #set(name: string, shape: string, wanted: string | null): void {
    const { own = {}, site } = this.#has;
    const value = own[name] ?? site.copy(wanted, name);
    const begins = own[name] === undefined ? shape.replace(/…$/, '') : '';
    if (!value.startsWith(begins)) throw new Error(`${name} should look like ${shape}, not ${value}`);
    const file = join(this.folder, '.env');
    const before = readFileSync(file, 'utf8');
    const line = new RegExp(`^#${name}=.*$`, 'm');
    if (!line.test(before)) throw new Error(`.env has no line for ${name}`);
    writeFileSync(file, before.replace(line, `${name}=${value}`));
  }

  async #run(command: string): Promise<void> {
    if (command.includes('manifest')) this.#manifestCommand = command;
    const call = promisify(execFile)('sh', ['-c', command], { cwd: this.folder, env: this.#env() });
    // The doctor's exit status says that something is not yet as it shall be.
    const { stdout } = await call.catch((error: Error & { stdout?: string }) => {
      if (!command.endsWith('doctor') || error.stdout === undefined) throw error;
      return { stdout: error.stdout };
    });
    this.printed = stdout;
  }

  /** `npm start`, in the place of the bot that ran before. */
  async #start(): Promise<void> {
    await this.stop();
    const options = { cwd: this.folder, env: this.#env(), detached: true } as const;
    const bot = spawn('npm', ['start'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#bot = bot;
    this.#ended = new Promise((resolve) => bot.once('close', resolve));
    let said = '';
    for (const stream of [bot.stdout, bot.stderr]) stream.setEncoding('utf8').on('data', (t) => (said += t));
    this.address = await until(
      () => {
        if (bot.exitCode !== null) throw new Error(`npm start ended at once: ${said}`);
        return /Dateline is ready: (\S+)/.exec(said)?.[1];
      },
      'npm start says that Dateline is ready',
      60_000,
    );
  }

  /** What `dateline doctor` finds to mend. */
  async complaints(): Promise<string[]> {
    await this.#run('npm run --silent dateline -- doctor');
    return this.printed.split('\n').filter((line) => /^(?:warning|error) /.test(line));
  }

  #env(): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    return { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', ...this.#has.env };
  }

  async stop(): Promise<void> {
    // npm, its shell and the bot are one group of processes.
    if (this.#bot?.pid && this.#bot.exitCode === null) process.kill(-this.#bot.pid, 'SIGTERM');
    await this.#ended;
  }

  async leave(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
