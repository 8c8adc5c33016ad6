import { parseRowLine, rowLine } from './backup-format.js';

describe('a row of a backup', () => {
  it.each(['{"a":1}', '{"size":9007199254740993}', '{"text":"] , \\n \u2028 {\\"x\\":[1]}"}'])(
    'is read as it was written, numbers and texts untouched: %s',
    (row) => {
      const line = rowLine('log_entry', row);
      expect(line.endsWith('\n')).toBe(true);
      expect(parseRowLine(line.slice(0, -1))).toEqual({ table: 'log_entry', row });
    },
  );

  it.each(['', '{}', '["log_entry"]', '["log_entry",1]', '["a; DROP TABLE x",{}]', '["log_entry",{}'])(
    'is not %p',
    (line) => {
      expect(parseRowLine(line)).toBeUndefined();
    },
  );
});
