import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import ts from 'typescript';

import { INTAKE_ERROR_CODES } from '#intake';
import { STATEMENT_ERROR_CODES } from '#statement';

const ROOT = join(import.meta.dirname, '../..');
const CODE = /^[A-Z]{4,}$|^[A-Z]+(?:_[A-Z0-9]+)+$/;

type CodesByRoom = Map<string, Set<string>>;

/** Every error code in the source, by the room or app that it belongs to. */
function codesInSource(): CodesByRoom {
  const rooms: CodesByRoom = new Map();
  for (const file of globSync('{apps,libs}/*/src/**/*.ts', { cwd: ROOT })) {
    if (/\.spec\.ts$|__fixtures__/.test(file)) continue;
    const [, room = ''] = file.split(sep);
    const codes = codesIn(
      ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true),
    );
    if (codes.length > 0) rooms.set(room, new Set([...(rooms.get(room) ?? []), ...codes]));
  }
  return rooms;
}

/** Members of code unions and of tables of meanings, and codes written straight into an error or an answer. */
function codesIn(source: ts.SourceFile): string[] {
  const codes: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text.endsWith('ErrorCode'))
      codes.push(...literalsIn(node.type));
    if (ts.isVariableDeclaration(node) && node.name.getText().endsWith('_ERROR_CODES'))
      codes.push(...membersIn(node));
    if (ts.isVariableDeclaration(node) && node.name.getText().endsWith('_FAILURES'))
      codes.push(...literalsIn(node));
    if (ts.isNewExpression(node) && node.expression.getText().endsWith('Error')) {
      codes.push(...(node.arguments?.slice(0, 1).flatMap(literalsIn) ?? []));
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code')
      codes.push(...literalsIn(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes.filter((code) => CODE.test(code));
}

function literalsIn(node: ts.Node): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...literalsIn(child)));
  return found;
}

function membersIn(node: ts.VariableDeclaration): string[] {
  const found: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isPropertyAssignment(child)) found.push(child.name.getText());
    else ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/** The tables of the document: room, code, meaning. */
function rowsInDocument(): { room: string; code: string; meaning: string }[] {
  const sections = readFileSync(join(ROOT, 'docs/error-codes.md'), 'utf8').split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const room = section.slice(0, section.indexOf('\n')).trim();
    return [...section.matchAll(/^\| `([A-Z0-9_]+)` *\|([^|]*)\|/gm)].map(([, code = '', meaning = '']) => ({
      room,
      code,
      meaning: meaning.trim().replaceAll('`', ''),
    }));
  });
}

describe('docs/error-codes.md', () => {
  const source = codesInSource();
  const rows = rowsInDocument();

  it('is held against a source that has codes in every room with an errors file', () => {
    const rooms = globSync('{apps,libs}/*/src/**/*.errors.ts', { cwd: ROOT }).map(
      (file) => file.split(sep)[1] ?? '',
    );
    expect(rooms.length).toBeGreaterThan(10);
    expect([...source.keys()]).toEqual(expect.arrayContaining(rooms));
  });

  it.each([...source].map(([room, codes]) => [room, codes] as const))(
    'lists the codes of %s, each once and no other',
    (room, codes) => {
      const listed = rows.filter((row) => row.room === room).map((row) => row.code);
      expect(listed.sort()).toEqual([...codes].sort());
    },
  );

  it('has no table of a room without codes', () => {
    expect([...new Set(rows.map((row) => row.room))].filter((room) => !source.has(room))).toEqual([]);
  });

  it.each([
    ['statement', STATEMENT_ERROR_CODES],
    ['intake', INTAKE_ERROR_CODES],
  ])('gives the codes of %s the meaning that the source gives them', (room, meanings) => {
    const expected = Object.entries(meanings).map(([code, meaning]) => [code, meaning.replaceAll('`', '')]);
    const listed = rows.filter((row) => row.room === room).map((row) => [row.code, row.meaning]);
    expect(listed).toEqual(expected);
  });
});
