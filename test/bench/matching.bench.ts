import { type Row, matchingData, matchingLines } from '../support/matching-data.js';
import type { Bench, Figures } from './benches.js';
import { leaveOneOut } from './matching/leave-one-out.js';
import type { NameIndex } from './matching/name-index.js';
import { type Quality, rivalQuality, scorePair, twoFold } from './matching/score-pairs.js';
import { timeMatching } from './matching/time-matching.js';

type Say = (line: string) => void;

/** From this score on the rival says that two names are the same. */
const RIVAL_BAR = 0.7;
const DATA = 'the folder of the test data, which holds matching/ with name pairs and lists of names';

/** Names compared and found, on public sets beside the frozen scores of OpenSanctions logic-v2 on the same rows. */
export const matchingBench: Bench = {
  measures:
    'names compared and found: quality beside logic-v2 on the same rows, floors, speed; ratio of F1 to the rival',
  run(say): Promise<Figures> {
    const figures = { ...measurePairs(say), ...measureRetrieval(say), ...measureSpeed(say) };
    judge(figures, say);
    return Promise.resolve({ ratio: figures.all / figures.rivalAll, ...figures });
  },
};

function measurePairs(
  say: Say,
): Record<
  'organisations' | 'persons' | 'all' | 'crossScript' | 'rivalOrganisations' | 'rivalPersons' | 'rivalAll',
  number
> {
  const pairs = rowsOf('name-pairs-with-logicv2.csv')
    .map(scorePair)
    .filter(({ rival }) => !Number.isNaN(rival));
  const cross = rowsOf('company-pairs-cross-script.csv').map(scorePair);
  const sets = {
    organisations: pairs.filter(({ person }) => !person),
    persons: pairs.filter(({ person }) => person),
    all: pairs,
  };
  const [organisations, persons, all] = Object.entries(sets).map(([name, set]) => {
    const [ours, rival] = [twoFold(set), rivalQuality(set, RIVAL_BAR)];
    say(`${name} (${set.length} pairs): ${inWords(ours)}; logic-v2: ${inWords(rival)}`);
    return { ours: ours.f1, rival: rival.f1 };
  });
  const crossScript = twoFold(cross);
  say(`pairs across scripts (${cross.length}): ${inWords(crossScript)}`);
  return {
    organisations: organisations?.ours ?? NaN,
    persons: persons?.ours ?? NaN,
    all: all?.ours ?? NaN,
    crossScript: crossScript.f1,
    rivalOrganisations: organisations?.rival ?? NaN,
    rivalPersons: persons?.rival ?? NaN,
    rivalAll: all?.rival ?? NaN,
  };
}

function measureRetrieval(
  say: Say,
): Record<'first' | 'amongTen' | 'reciprocalRank' | 'strongAlerts', number> {
  const { index, questions, first, amongTen, reciprocalRank } = leaveOneOut(rowsOf('ofac-entities.csv'));
  say(
    `listed entities asked for by an alias that is not filed (${questions}): R@1 ${first.toFixed(3)}, ` +
      `R@10 ${amongTen.toFixed(3)}, MRR ${reciprocalRank.toFixed(3)}; ${index.keysPerName.toFixed(1)} keys for a name`,
  );
  return { first, amongTen, reciprocalRank, strongAlerts: falseAlerts(index, say) };
}

/** Share of companies outside that are found with a strong likeness, although none of them is listed. */
function falseAlerts(index: NameIndex, say: Say): number {
  const names = outsideNames();
  const bands = names.map((name) => index.bestBand(name) ?? 'none');
  const share = (band: string): number => bands.filter((found) => found === band).length / names.length;
  const shares = ['strong', 'likely', 'similar_name_only', 'none'].map(
    (band) => `${band} ${(100 * share(band)).toFixed(1)} %`,
  );
  say(
    `companies that are not listed (${names.length}), by the best band they are found in: ${shares.join(', ')}`,
  );
  return share('strong');
}

function measureSpeed(say: Say): Record<'analyseMicroseconds' | 'compareMicroseconds', number> {
  const names = [...outsideNames(), ...rowsOf('name-pairs-with-logicv2.csv').map(({ name1 = '' }) => name1)];
  const { analyse, compare } = timeMatching(names);
  say(`analysing a name ${analyse.toFixed(1)} us, comparing two ${compare.toFixed(1)} us`);
  return { analyseMicroseconds: analyse, compareMicroseconds: compare };
}

type Measured = ReturnType<typeof measurePairs> & ReturnType<typeof measureRetrieval>;

/** What must hold on these rows; the process fails when it does not. */
const FLOORS: Readonly<Record<string, (figures: Measured) => boolean>> = {
  'organisations: F1 not below logic-v2': ({ organisations, rivalOrganisations }) =>
    organisations >= rivalOrganisations,
  'persons: F1 not below logic-v2': ({ persons, rivalPersons }) => persons >= rivalPersons,
  'all: F1 above logic-v2': ({ all, rivalAll }) => all > rivalAll,
  'pairs across scripts: F1 at least 0.90': ({ crossScript }) => crossScript >= 0.9,
  'R@1 at least 0.77': ({ first }) => first >= 0.77,
  'R@10 at least 0.89': ({ amongTen }) => amongTen >= 0.89,
  'MRR at least 0.81': ({ reciprocalRank }) => reciprocalRank >= 0.81,
  'false alerts in the strong band at most 1 %': ({ strongAlerts }) => strongAlerts <= 0.01,
};

function judge(figures: Measured, say: Say): void {
  for (const [floor, holds] of Object.entries(FLOORS)) {
    const held = holds(figures);
    say(`${held ? 'held  ' : 'MISSED'} ${floor}`);
    if (!held) process.exitCode = 1;
  }
}

function outsideNames(): string[] {
  return found(matchingLines('outside-companies.csv', ';')).map(([name = '']) => name);
}

const rowsOf = (file: string): Row[] => found(matchingData(file));

function found<Data>(data: Data | undefined): Data {
  if (data !== undefined) return data;
  throw new Error(`The data to measure on are absent: set GROUNDS_TEST_DATA to ${DATA}.`);
}

function inWords({ f1, precision, recall }: Quality): string {
  return `F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})`;
}
