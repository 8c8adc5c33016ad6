import { isObject } from '#kernel';

import { BUNDLE_FORMAT, type BundleLine } from './bundle-line.type.js';

type Members = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isCount: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isFlag: Test = (value) => typeof value === 'boolean';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);

/** @param further members that may be absent */
function shape(members: Readonly<Record<string, Test>>, further: Readonly<Record<string, Test>> = {}): Test {
  const tests = new Map(Object.entries({ ...members, ...further }));
  return (value) =>
    isObject(value) &&
    Object.keys(members).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => tests.get(name)?.(member) === true);
}

const CONTENT_MEMBERS: Readonly<Record<string, Test>> = {
  id: isText,
  at: isText,
  state: isText,
  officer: isText,
  asAuditor: isFlag,
  action: isText,
  outcome: isText,
  purpose: orNull(isText),
  caseReference: orNull(isText),
  detail: (value) => isObject(value) && !Array.isArray(value),
  records: (value) => Array.isArray(value) && value.every(shape({ id: isText, owner: isText })),
};
const CONTENT = shape(CONTENT_MEMBERS, { auditBody: shape({ id: isText, issuer: isText }) });

const SCOPES = [shape({ record: isText }), shape({ year: isCount }), shape({ check: isText })];

/** The members of each kind of line, none more and none less. */
const SHAPES: Readonly<Record<BundleLine['kind'], Test>> = {
  header: shape({
    kind: isText,
    format: (value) => value === BUNDLE_FORMAT,
    madeFor: isText,
    madeAt: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
    origin: isText,
    demo: isFlag,
    scope: (value) => SCOPES.some((test) => test(value)),
  }),
  root: shape({ kind: isText, file: isObject }),
  policy: shape({ kind: isText, text: orNull(isText) }),
  checkpoint: shape({ kind: isText, note: isText }),
  'named-root': shape({ kind: isText, index: isCount, entry: isText, inclusion: isTexts }),
  entry: shape({
    kind: isText,
    by: (value) => value === 'state' || value === 'node',
    index: isCount,
    entry: isText,
    inclusion: isTexts,
    disclosures: isTexts,
  }),
  receipt: shape({ kind: isText, token: isText, question: isText, salt: isText, consistency: isTexts }),
  journal: shape({ kind: isText, seq: orNull(isCount), salt: isText, content: CONTENT }),
  seals: shape({
    kind: isText,
    after: shape({ seq: isCount, chainHash: isText }),
    lineHashes: isTexts,
  }),
  end: shape({ kind: isText, lines: isCount, sha256: isText }),
};

/** Whether a value is a line that bundles of this format have. */
export function isBundleLine(value: unknown): value is BundleLine {
  if (!isObject(value)) return false;
  const { kind }: Members = value;
  return typeof kind === 'string' && Object.hasOwn(SHAPES, kind) && SHAPES[kind as BundleLine['kind']](value);
}
