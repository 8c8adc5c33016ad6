import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { runCli } from '../run-cli.js';

const run = async (...words: string[]): Promise<{ code: number; output: string }> => {
  // No node is at this address: a command that asks one would fail.
  const terminal = new MemoryTerminal({ GROUNDS_URL: 'http://127.0.0.1:1' });
  const code = await runCli(['names', ...words], terminal);
  return { code, output: terminal.output };
};

describe('grounds names', () => {
  it('says what of a name is compared, which words tell, and what was taken for its legal form', async () => {
    const { code, output } = await run('Société Quillmère Technologies B.V.');
    expect(code).toBe(0);
    expect(output.split('\n').map((line) => line.replace(/ {2,}/, ' | '))).toEqual([
      'names | Société Quillmère Technologies B.V.',
      'compared as | kvilmere tech',
      'telling words | kvilmere',
      'legal form | bv, societe',
      '',
    ]);
  });

  it('takes several names, and says where there is nothing', async () => {
    const { output } = await run('Quillmere', 'Holding', '--lang', 'nl');
    expect(output).toMatch(/namen +Quillmere\n/);
    expect(output).toMatch(/onderscheidende woorden +geen\n/);
  });

  it('says how a name in another script may be written in Latin letters', async () => {
    const { output } = await run('华为技术有限公司', 'Quillmere');
    expect(output.match(/^in Latin letters +(.*)$/gm)).toEqual([
      expect.stringMatching(/ Huawei Jishu Youxiangongsi$/),
    ]);
  });

  it('gives a program the same', async () => {
    const { output } = await run('Quillmere B.V.', '--json');
    expect(JSON.parse(output)).toEqual([
      {
        name: 'Quillmere B.V.',
        latin: null,
        compared: 'kvilmere',
        telling: ['kvilmere'],
        legalForms: ['bv'],
      },
    ]);
  });
});
