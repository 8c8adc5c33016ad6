import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One file of the test data, which this project finds and does not hold; undefined where it is not there. */
export function testData<Data>(path: string): Data | undefined {
  const file = resolve(process.env.GROUNDS_TEST_DATA ?? '../shared', path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Data) : undefined;
}

/** Declares tests over a file of the test data, or says plainly that they were left out. */
export function describeVectors<Data>(title: string, path: string, declare: (data: Data) => void): void {
  const data = testData<Data>(path);
  if (data === undefined) {
    describe.skip(title, () => {
      it('is left out: set GROUNDS_TEST_DATA to the folder of the test data', () => undefined);
    });
  } else describe(title, () => declare(data));
}
