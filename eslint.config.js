import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The rooms of libs/ in the order of the street: a room imports only rooms to its left. */
const STREET = [
  'kernel',
  'database',
  'jobs',
  'vocabulary',
  'matching',
  'statement',
  'ledger',
  'membership',
  'identity',
  'journal',
  'access',
  'intake',
  'precedents',
  'audit',
  'federation',
  'operation',
];
/** `graphql` stands beside the street: it sees two rooms, and rooms with a resolver see it. */
const GRAPHQL_SEES = ['kernel', 'identity'];
const SEES_GRAPHQL = ['journal', 'access', 'intake', 'precedents', 'audit', 'federation', 'operation'];
/** Rooms, or cores of rooms, that run unchanged in node, the browser and the command line. */
const PURE = [
  'libs/kernel',
  'libs/vocabulary',
  'libs/matching',
  'libs/statement',
  'libs/ledger/src/core',
  'libs/journal/src/core',
  'libs/access/src/core',
  'libs/audit/src/core',
  'libs/federation/src/core',
  'libs/operation/src/core',
];

const ban = (group, message) => ({ group, message });
const deepPaths = ban(
  ['**/libs/**', '\\#*/*', '!\\#*/core'],
  'Import a room by its name (#ledger) or its pure core (#ledger/core), never a path into it.',
);
const apps = ban(['**/apps/**'], 'A library never imports an app.');
const frameworks = ban(
  ['@nestjs/*', 'typeorm', 'pg', 'node:*', 'fastify'],
  'This room is pure: no framework, no input or output.',
);

function hidden(room) {
  const place = STREET.indexOf(room);
  const visible = room === 'graphql' ? GRAPHQL_SEES : STREET.slice(0, place);
  const rooms = STREET.filter((other) => other !== room && !visible.includes(other));
  if (room !== 'graphql' && !SEES_GRAPHQL.includes(room)) rooms.push('graphql');
  if (room !== 'database') rooms.push('migrations');
  return ban(
    rooms.flatMap((other) => [`\\#${other}`, `\\#${other}/core`]),
    `${room} stands before this room on the street and may not import it.`,
  );
}

const direction = (files, room, pure) => ({
  files: [files],
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [hidden(room), deepPaths, apps, ...(pure ? [frameworks] : [])] },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist', 'coverage', '**/generated'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly' } },
  },
  ...[...STREET, 'graphql'].map((room) => direction(`libs/${room}/**/*.ts`, room, false)),
  ...PURE.map((folder) => direction(`${folder}/**/*.ts`, folder.split('/')[1], true)),
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-properties': [
        'error',
        ...['assertions', 'hasAssertions'].map((property) => ({
          object: 'expect',
          property,
          message: 'The runner of our tests does not count assertions.',
        })),
      ],
    },
  },
);
