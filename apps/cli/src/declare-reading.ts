import { Command, Option } from 'commander';

import { decisionKinds, groundGroups, partyRoles, purposes, stackLayers } from '#vocabulary';

import { birthYear, codesOf, collect, collectStates, registration, whole } from './option-values.js';
import { action } from './session.js';
import type { Terminal } from './terminal.js';

/** Affiliates are recorded, but nobody asks as one. */
const ASKED_ROLES = partyRoles.filter(({ code }) => code !== 'affiliate');

/** Commands that read record content. */
export function declareReading(program: Command, terminal: Terminal): void {
  declareCheck(program.command('check'), terminal);
  declareResolve(program.command('resolve'), terminal);
  declarePrecedents(program.command('precedents'), terminal);
  declareFinding(program, terminal);
  program
    .command('names')
    .argument('<names...>', 'names as they are written')
    .description('say what of a name is compared: its telling words, and its legal form; asks no node')
    .action(action(terminal, async () => (await import('./commands/names.command.js')).names));
  addMoment(addInquiry(program.command('show').argument('<id>')))
    .description('show one record, or write it as a verifiable file')
    .option('--sheet', 'the readable sheet also when the output is no terminal')
    .action(action(terminal, async () => (await import('./commands/show.command.js')).show));
  addMoment(addInquiry(program.command('history').argument('<id>')))
    .description('what became of a decision: what happened, who said it, and when the register came to know')
    .action(action(terminal, async () => (await import('./commands/history.command.js')).history));
  declareWatches(program, terminal);
}

function declareCheck(command: Command, terminal: Terminal): void {
  addSheet(addMoment(addParty(command)))
    .description('ask whether a party appears in a record that you may see')
    .requiredOption('--purpose <code>', `why you ask: ${codesOf(purposes)}`)
    .requiredOption('--case <reference>', 'your own case; no other state sees it')
    .option(
      '--request-id <id>',
      'to get the same answer to the same question again; with --file, a name of the run',
    )
    .option('--with-ended', 'also decisions that were annulled, revoked or withdrawn')
    .addOption(
      new Option(
        '--reach <reach>',
        'ask-owners tells the names you give to the states that are asked, also where they share nothing',
      ).choices(['local', 'ask-owners']),
    )
    .option('--ask <states>', 'with ask-owners: which states, such as CZ,DE (default: all)', collectStates)
    .option(
      '--receipt <file>',
      'write the signed receipt into a new file, for your own file and your auditor; with --file, a folder',
    )
    .action(action(terminal, async () => (await import('./commands/check.command.js')).check));
}

function addParty(command: Command): Command {
  return command
    .option('--name <name>', 'a name of the party; give several for several names', collect)
    .option('--lei <lei>', 'its Legal Entity Identifier')
    .option(
      '--registration <country:number>',
      'its number in a company register, such as NL:12345678',
      registration,
    )
    .option('--role <role>', `its role in your case: ${codesOf(ASKED_ROLES)}`, 'investor')
    .option('--seat <country>', 'country of its seat')
    .option('--control <country>', 'country of ultimate control')
    .option('--birth-year <year>', 'year of birth, of a natural person', birthYear)
    .option(
      '--owner <name>',
      'also an owner of the investor, at any level; give several for several',
      collect,
    )
    .option('--vehicle <name>', 'also the company that the investor buys through', collect)
    .option('--target <name>', 'also the target of the deal', collect);
}

/** A question that goes on, and what came of it. */
function declareWatches(program: Command, terminal: Terminal): void {
  addInquiry(addParty(program.command('watch')))
    .description(
      'have the node go on asking about a party, or with --search in words; with neither, follow what changes in the records that you may see',
    )
    .option('--search <question>', 'words, "phrases", -without, and filters, as for search')
    .option('--days <n>', 'for how many days, 1 to 180 (default: 90)', whole)
    .option(...WITH_ENDED)
    .option('--after <cursor>', 'following: go on after this change')
    .option('--count <n>', 'following: end after so many changes', whole)
    .action(action(terminal, async () => (await import('./commands/watch.command.js')).watch));
  program
    .command('watches')
    .description('list your own watches, or end one')
    .option('--end <id>', 'end this one; what it told goes with it')
    .action(action(terminal, async () => (await import('./commands/watches.command.js')).watches));
  addInquiry(program.command('notices'))
    .description('what your watches told, and other statuses of records that your state has read')
    .option('--first <n>', 'how many, 1 to 100', whole)
    .option('--after <cursor>', 'go on after this notice')
    .option('--follow', 'print what is told from now on, until interrupted')
    .option('--count <n>', 'with --follow: end after so many', whole)
    .action(action(terminal, async () => (await import('./commands/notices.command.js')).notices));
}

/** What stands in the sheet is not said a second time. */
const IN_THE_SHEET = [
  ...['name', 'lei', 'registration', 'seat', 'control', 'birthYear'],
  ...['owner', 'vehicle', 'target'],
];

function addSheet(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--file <sheet>',
        'ask about each row of a sheet, CSV or XLSX; - is CSV on standard input',
      ).conflicts(IN_THE_SHEET),
    )
    .option('--out <sheet>', 'with --file: write the results into a new sheet, .csv or .xlsx');
}

function declareResolve(command: Command, terminal: Terminal): void {
  addInquiry(command)
    .argument('<answer>', 'the answer that showed the hit')
    .argument('<record>', 'the record of the hit')
    .argument('<verdict>', 'same, different, unclear, or undo to take back what was decided before')
    .description('keep what you have established about a hit: shown to your own state when it meets again')
    .option('--note <text>', 'why; your own state alone can read it')
    .option('--part <name>', 'only this match of the hit, by the part of the record')
    .action(action(terminal, async () => (await import('./commands/resolve.command.js')).resolve));
}

function declarePrecedents(command: Command, terminal: Terminal): void {
  addMoment(addInquiry(addFilter(command)))
    .description('list the records that you may see, newest first')
    .option('--first <n>', 'how many, 1 to 100', whole)
    .option('--after <cursor>', 'go on after this cursor')
    .action(action(terminal, async () => (await import('./commands/precedents.command.js')).precedents));
}

/** By words, by likeness, and in numbers. */
function declareFinding(program: Command, terminal: Terminal): void {
  addMoment(addInquiry(program.command('search').argument('<words...>')))
    .description(
      'find records by words, "phrases", -without, and filters such as ground:SEC-02 layer:models from:2024',
    )
    .option(...WITH_ENDED)
    .option('--first <n>', 'how many, 1 to 100', whole)
    .option('--after <cursor>', 'go on after this cursor')
    .action(action(terminal, async () => (await import('./commands/search.command.js')).search));
  addMoment(addInquiry(program.command('similar').argument('[id]')))
    .description('find records like this one, or like a case that the options describe')
    .option('--ground <code>', 'a ground of the case', collect)
    .option('--layer <code>', `a layer of the AI stack: ${codesOf(stackLayers)}`, collect)
    .option('--technology <code>', 'a technology area of the case, such as I.3.a', collect)
    .option('--sector <code>', 'a sector of the case, NACE Rev. 2.1', collect)
    .option('--text <text>', 'the case in words; no names of parties: those are for check')
    .option(...WITH_ENDED)
    .option('--first <n>', 'how many, 1 to 100', whole)
    .action(action(terminal, async () => (await import('./commands/similar.command.js')).similar));
  addMoment(addInquiry(addFilter(program.command('facets'))))
    .description(
      'count the records that you may list, by ground, layer, technology, sector, kind, state and year',
    )
    .action(action(terminal, async () => (await import('./commands/facets.command.js')).facets));
}

const WITH_ENDED = ['--with-ended', 'also decisions that were annulled, revoked or withdrawn'] as const;

function addFilter(command: Command): Command {
  return command
    .option('--ground <code>', 'rests on this ground, such as SEC-02 (all: grounds grounds)', collect)
    .option('--ground-group <code>', `rests on a ground of this group: ${codesOf(groundGroups)}`, collect)
    .option('--layer <code>', `concerns this layer of the AI stack: ${codesOf(stackLayers)}`, collect)
    .option('--kind <code>', `kind of decision: ${codesOf(decisionKinds)}`, collect)
    .option('--decided-by <country>', 'state that decided', collect)
    .option('--from <date>', 'first day of the decision, such as 2024-01-31')
    .option('--to <date>', 'last day of the decision')
    .option(...WITH_ENDED);
}

export function addInquiry(command: Command): Command {
  return command
    .option('--purpose <code>', `why you read: ${codesOf(purposes)} (default with --as: precedent_research)`)
    .option('--case <reference>', 'your own case; no other state sees it (default with --as: demonstration)');
}

function addMoment(command: Command): Command {
  return command
    .option('--as-of <date>', 'what was so on this day, such as 2025-03-01')
    .option('--known-at <instant>', 'what the register knew at this time, such as 2026-11-23T20:00:00.000Z');
}
