/** The command line's grammar: every call of the product's table, made from the chat commands where it is one. */
import { Command as Program } from 'commander';
import { commands } from '../../commands/index.ts';
import { version } from '../paths.ts';
import { addAskingCommands } from './asking.ts';

/**
 * Makes the program; errors in usage are thrown as CommanderError. What a call needs is loaded when it is
 * made: `dateline timeline` does not wait for a chat platform's library.
 */
export function createProgram(): Program {
  const program = new Program('dateline')
    .description('Collects AI and technology news, posts cited story cards, answers questions about them.')
    .version(version)
    .showHelpAfterError('(dateline --help lists the commands)')
    .exitOverride();
  addWorkingCommands(program);
  addAskingCommands(program, commands);
  addOperatingCommands(program);
  for (const command of program.commands) {
    command.exitOverride().showHelpAfterError(`(dateline ${command.name()} --help)`);
  }
  return program;
}

function addWorkingCommands(program: Program): void {
  program
    .command('run')
    .description('the main job: collects, analyses, posts, answers')
    .option('--role <roles>', 'the part of one of several processes: collect,analyse,deliver,connect', 'all')
    .action(async (options) => (await import('./run.ts')).runBot(options));
  program
    .command('collect')
    .description('polls the feeds that are due')
    .option('--once', 'one round, then end')
    .action(async (options) => (await import('./collect.ts')).collect(options));
  program
    .command('import')
    .description('takes OPML, feed documents or JSON Lines of articles; - is standard input')
    .argument('<file...>')
    .action(async (files) => (await import('./import.ts')).importFiles(files));
  program
    .command('parse')
    .description('one JSON line per feed file, in order; reads no network, writes no database')
    .argument('[file...]')
    .option('--content-type <type>', 'the Content-Type that the file came with')
    .option('--url <url>', 'the address that the file came from')
    .option('--from <manifest>', 'JSON Lines of {file, contentType?, url?}')
    .action(async (files, options) => (await import('./parse.ts')).parse(files, options));
}

function addOperatingCommands(program: Program): void {
  program
    .command('stories')
    .description('every story with its articles')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./stories.ts')).stories(options));
  program
    .command('render')
    .description('one card as a platform gets it')
    .argument('<story...>', 'a number, a link or words')
    .requiredOption('--as <form>', 'a platform’s name, html, text or json')
    .action(async (words, options) => (await import('./render.ts')).render(words, options));
  program
    .command('doctor')
    .description('checks settings, database, platforms and feeds, and says how to mend each')
    .action(async () => (await import('./doctor.ts')).doctor());
  program
    .command('backup')
    .description('copies the database into a new file while the bot runs, and checks the copy')
    .argument('<file>')
    .action(async (file) => (await import('./backup.ts')).backup(file));
  program
    .command('migrate-database')
    .description(
      'copies everything into another database, a file or PostgreSQL, and checks it; Dateline is stopped',
    )
    .argument('<from>', 'file:PATH or postgres://…')
    .argument('<to>', 'the same, without data; after a break run it again')
    .action(async (from, to) => (await import('./migrate-database.ts')).migrateDatabase(from, to));
  program
    .command('manifest')
    .description('a platform’s app manifest, made from the commands')
    .argument('<platform>')
    .action(async (platform) => (await import('./manifest.ts')).manifest(platform));
}
